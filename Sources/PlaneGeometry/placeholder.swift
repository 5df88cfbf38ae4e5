// PlaneGeometry
