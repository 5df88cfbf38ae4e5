import RegistryRecords
package import VN2000

extension GeographicPosition {
    /// Latitude and longitude with a point as decimal mark, as maps take them: `10.38640, 105.43510`.
    package func shown(places: Int) -> String {
        let degrees = NumberText(.english)
        return degrees.decimal(latitude, places: places) + ", " + degrees.decimal(longitude, places: places)
    }
}
