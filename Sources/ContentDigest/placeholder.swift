// ContentDigest
