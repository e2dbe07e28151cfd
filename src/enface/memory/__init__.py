"""Earlier translations: kept on disk, found again by likeness or by words."""
