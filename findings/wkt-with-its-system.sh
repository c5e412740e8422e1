#!/usr/bin/env bash
# shapely 2.2.0, pygeoif 1.6.0 and wellknown 0.5.0, the geometries of GeoSPARQL.
# Guess: a literal geo:wktLiteral is WKT, so what reads WKT reads it.
# Seen: where it begins with the address of its reference system, as GeoSPARQL (§8.5.1) has it for all but the default, none does:
# two raise, wellknown answers null. Without the address all three do.
# Here: Wikidata, IGN and cadastres publish such literals. Take the address off first, and mind that EPSG/4326 puts latitude first.
source "$(dirname "$0")/trial.bash"
python shapely==2.2.0 pygeoif==1.6.0 <<'PYTHON'
import pygeoif
import shapely

for text in ("POINT (7.75 48.58)", "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT (7.75 48.58)"):
    for read in (shapely.from_wkt, pygeoif.from_wkt):
        try:
            print(read.__module__.partition(".")[0].ljust(10), read(text))
        except Exception as error:
            print(read.__module__.partition(".")[0].ljust(10), type(error).__name__)
PYTHON
both=$seen
javascript wellknown@0.5.0 <<'JAVASCRIPT'
import wellknown from "wellknown";

for (const text of ["POINT (7.75 48.58)", "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT (7.75 48.58)"]) {
  console.log("wellknown ", JSON.stringify(wellknown.parse(text)?.coordinates ?? null));
}
JAVASCRIPT
seen=$both$'\n'$seen
shows <<'SEEN'
shapely    POINT (7.75 48.58)
pygeoif    POINT (7.75 48.58)
shapely    GEOSException
pygeoif    WKTParserError
wellknown  [7.75,48.58]
wellknown  null
SEEN
