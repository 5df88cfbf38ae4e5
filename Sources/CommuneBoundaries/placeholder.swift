// CommuneBoundaries
