// OverlayGeometry
