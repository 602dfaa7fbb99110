"""Makes the boundaries we ship from a GeoJSON of CBS: fewer points, fewer decimals, one feature per line.

python -m tools.places.make_boundaries SOURCE.geojson OUT.json --year 2022 --tolerance 0.004 --decimals 4
       [--within GM0363 --within GM0599]
"""

import argparse
import json
import sys
from pathlib import Path

from django.conf import settings

from tussenruimte.register.boundaries import Area, as_geojson, read_boundaries, simplified

SOURCE = "CBS en Kadaster, Wijk- en buurtkaart {year}, CC BY 4.0; vereenvoudigd"


def line(area: Area, decimals: int) -> str:
    """One feature, as compact as JSON can be."""
    properties = {"code": area.code, "name": area.name, "province": area.province}
    feature = {"type": "Feature", "properties": properties, "geometry": as_geojson(area.outline, decimals)}
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    """Reads, simplifies, writes and says what it did."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("--tolerance", type=float, default=0.004, help="in degrees")
    parser.add_argument("--decimals", type=int, default=4)
    parser.add_argument("--within", action="append", default=[], help="only what lies in this municipality")
    asked = parser.parse_args()
    settings.configure(USE_I18N=False)
    read = read_boundaries(asked.source.read_bytes())
    areas = [area for area in read.areas if not asked.within or set(area.inside) & set(asked.within)]
    lines = [line(area, asked.decimals) for area in simplified(areas, asked.tolerance)]
    head = {"type": "FeatureCollection", "source": SOURCE.format(year=asked.year), "licence": "CC BY 4.0"}
    opening = json.dumps({**head, "year": asked.year}, ensure_ascii=False)[:-1]
    asked.out.write_text(f'{opening}, "features": [\n' + ",\n".join(sorted(lines)) + "\n]}\n", encoding="utf-8")
    for problem in read.problems:
        print(f"{problem.number} {problem.name}: {problem.message}", file=sys.stderr)
    print(f"{len(lines)} areas, {asked.out.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
