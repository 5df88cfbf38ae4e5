#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

/// Opens a vector file for reading, with the drivers and options of lists that end with NULL; macros and casts are
/// nothing that Swift imports.
static inline GDALDatasetH cgdal_open_vector(const char *path, char **drivers, char **options) {
    return GDALOpenEx(path, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, (const char *const *)drivers,
                      (const char *const *)options, NULL);
}

/// Frees what GDAL allocated; a macro.
static inline void cgdal_free(void *memory) { VSIFree(memory); }

/// Opens a raster file for reading, with the drivers of a list that ends with NULL.
static inline GDALDatasetH cgdal_open_raster(const char *path, char **drivers) {
    return GDALOpenEx(path, GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, (const char *const *)drivers,
                      NULL, NULL);
}
