/// The PROJ pipelines between the reference systems and WGS 84.
///
/// They are spelled out because PROJ's own choice between EPSG:4756 and EPSG:4326 changes with the place: EPSG:5194
/// in most of the Mekong delta, EPSG:6960 elsewhere, 0.8 m apart, with a seam inside An Giang.
package enum DatumPipeline {
    /// Decision 05/2007/QĐ-BTNMT, as EPSG:6960: the signs of the rotations are those of the coordinate-frame method.
    private static let sevenParameters =
        "+proj=helmert +x=-191.90441429 +y=-39.30318279 +z=-111.45032835 "
        + "+rx=-0.00928836 +ry=0.01975479 +rz=-0.00427372 +s=0.252906278 +convention=coordinate_frame"

    /// From a reference system to WGS 84: easting and northing in metres, or longitude and latitude in degrees, to
    /// longitude and latitude in degrees.
    package static func definition(from system: ReferenceSystem) -> String {
        let degrees = "+step +proj=unitconvert +xy_in=rad +xy_out=deg"
        switch system {
        case .wgs84: return "+proj=noop"
        case .vn2000Geographic:
            return "+proj=pipeline +step +inv +proj=unitconvert +xy_in=rad +xy_out=deg \(datumShift) \(degrees)"
        case .vn2000(let zone):
            return
                "+proj=pipeline +step +inv +proj=tmerc +algo=poder_engsager +lat_0=0 +lon_0=\(zone.centralMeridian) +k=\(zone.scaleFactor) "
                + "+x_0=\(VN2000Zone.falseEasting) +y_0=0 +ellps=WGS84 \(datumShift) \(degrees)"
        }
    }

    /// Heights play no part: the ellipsoidal height stays what it is, zero.
    private static let datumShift =
        "+step +proj=push +v_3 +step +proj=cart +ellps=WGS84 +step \(sevenParameters) "
        + "+step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3"
}
