"""The public read side: JSON API, GeoJSON, CSV and XLSX."""
