extension OverlayShape {
    /// What is left of polygons after others are cut out of them; no polygons for shapes of other kinds.
    ///
    /// - Parameter rings: Closed rings; they may overlap, and the inside of each is cut out.
    /// - Returns: Valid polygons, which touch each other at single positions at most.
    /// - Complexity: That of GEOS: about O(n log n) in all vertices.
    public func remainder(without rings: [[OverlayPosition]]) throws(OverlayError) -> [OverlayPolygon] {
        guard case .polygons = self else { return [] }
        let context = try GEOSContext()
        let whole = try context.geometry(of: self).madeValid()
        guard !rings.isEmpty else { return try whole.parts().polygons }
        let cut = try context.geometry(of: .polygons(rings.map { OverlayPolygon(outer: $0) })).united()
        return try whole.difference(from: cut).parts().polygons
    }

    /// The area, in square units of the plane; 0 unless the shape is polygons.
    public func area() throws(OverlayError) -> Double {
        guard case .polygons = self else { return 0 }
        return try GEOSContext().geometry(of: self).area()
    }
}

extension OverlayPolygon {
    /// A position inside that is about as far from the edge as any can be, and its distance from the edge.
    ///
    /// Where the polygon is too thin to tell, any position inside, with the distance 0.
    ///
    /// - Parameter tolerance: By how much another position might be farther from the edge.
    /// - Returns: Nil for a polygon without an area.
    public func innermostPosition(
        tolerance: Double
    ) throws(OverlayError) -> (position: OverlayPosition, distance: Double)? {
        let shape = try GEOSContext().geometry(of: .polygons([self]))
        guard try shape.area() > 0 else { return nil }
        if let circle = try? shape.largestCircle(tolerance: tolerance).parts().lines.first, circle.count == 2 {
            let across = circle[1].eastward - circle[0].eastward
            let along = circle[1].northward - circle[0].northward
            let distance = (across * across + along * along).squareRoot()
            if distance > 0 { return (circle[0], distance) }
        }
        return try shape.positionInside().parts().points.first.map { ($0, 0) }
    }
}
