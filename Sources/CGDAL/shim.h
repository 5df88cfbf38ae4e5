#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <cpl_string.h>

/// Opens a vector file for reading, with the drivers of a list that ends with NULL; a macro casts the list's type.
static inline GDALDatasetH cgdal_open_vector(const char *path, char **drivers) {
    return GDALOpenEx(path, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, (const char *const *)drivers,
                      NULL, NULL);
}
