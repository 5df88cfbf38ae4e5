#pragma once
#include <stddef.h>

/// Converts eastings and northings of EPSG:9208 in place to longitudes and latitudes of WGS 84, in degrees, by one call
/// of proj_trans_generic a thread. Checks nothing. Gives the number of positions converted.
size_t climits_convert(double *eastward, double *northward, size_t count, const char *pipeline, int threads);
