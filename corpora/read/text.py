def pieces(text): return []
