# SPDX-License-Identifier: Apache-2.0
"""A small web server for tests: WFS 1.1.0 and OGC API Features over the same three benches. Prints its port; ends with its standard input. Given the word
short, it announces three and gives two."""
import http.server
import json
import sys
import threading
import urllib.parse

BENCHES = [("bench-1", 674010.0, 6580010.0, "yes"), ("bench-2", 674020.0, 6580010.0, "no"), ("bench-3", 674030.0, 6580010.0, None)]


# The same places in degrees, as a server in WGS 84 gives them (from PROJ, 2026).
LON_LAT = {"bench-1": [18.05814885, 59.32295877], "bench-2": [18.05832431, 59.32295465], "bench-3": [18.05849976, 59.32295053]}


CAPABILITIES = """<?xml version="1.0" encoding="UTF-8"?>
<wfs:WFS_Capabilities version="1.1.0" xmlns:wfs="http://www.opengis.net/wfs" xmlns:ows="http://www.opengis.net/ows"
  xmlns:ogc="http://www.opengis.net/ogc" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:town="http://example.org/town">
  <ows:OperationsMetadata>
    <ows:Operation name="GetCapabilities"><ows:DCP><ows:HTTP><ows:Get xlink:href="{base}/wfs?"/></ows:HTTP></ows:DCP></ows:Operation>
    <ows:Operation name="DescribeFeatureType"><ows:DCP><ows:HTTP><ows:Get xlink:href="{base}/wfs?"/></ows:HTTP></ows:DCP></ows:Operation>
    <ows:Operation name="GetFeature"><ows:DCP><ows:HTTP><ows:Get xlink:href="{base}/wfs?"/></ows:HTTP></ows:DCP></ows:Operation>
  </ows:OperationsMetadata>
  <wfs:FeatureTypeList>
    <wfs:FeatureType><wfs:Name>town:seat</wfs:Name><wfs:Title>seats</wfs:Title><wfs:DefaultSRS>urn:ogc:def:crs:EPSG::3006</wfs:DefaultSRS>
      <ows:WGS84BoundingBox><ows:LowerCorner>18 59</ows:LowerCorner><ows:UpperCorner>19 60</ows:UpperCorner></ows:WGS84BoundingBox>
    </wfs:FeatureType>
  </wfs:FeatureTypeList>
  <ogc:Filter_Capabilities><ogc:Spatial_Capabilities/><ogc:Scalar_Capabilities/></ogc:Filter_Capabilities>
</wfs:WFS_Capabilities>"""

SCHEMA = """<?xml version="1.0" encoding="UTF-8"?>
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:gml="http://www.opengis.net/gml" xmlns:town="http://example.org/town"
  elementFormDefault="qualified" targetNamespace="http://example.org/town">
  <xsd:import namespace="http://www.opengis.net/gml" schemaLocation="http://schemas.opengis.net/gml/3.1.1/base/gml.xsd"/>
  <xsd:complexType name="seatType"><xsd:complexContent><xsd:extension base="gml:AbstractFeatureType"><xsd:sequence>
    <xsd:element name="id" type="xsd:string" minOccurs="0"/><xsd:element name="backrest" type="xsd:string" minOccurs="0" nillable="true"/>
    <xsd:element name="geom" type="gml:PointPropertyType" minOccurs="0" nillable="true"/>
  </xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType>
  <xsd:element name="seat" substitutionGroup="gml:_Feature" type="town:seatType"/>
</xsd:schema>"""


GIVEN = BENCHES[:2] if "short" in sys.argv[1:] else BENCHES


def gml():
    members = ""
    for name, x, y, backrest in GIVEN:
        back = f"<town:backrest>{backrest}</town:backrest>" if backrest else ""
        # EPSG:3006 has northing first, and WFS 1.1.0 keeps the authority's order.
        members += (f'<gml:featureMember><town:seat gml:id="{name}"><town:id>{name}</town:id>{back}<town:geom>'
                    f'<gml:Point srsName="urn:ogc:def:crs:EPSG::3006"><gml:pos>{y} {x}</gml:pos></gml:Point></town:geom></town:seat></gml:featureMember>')
    return ('<?xml version="1.0" encoding="UTF-8"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" '
            'xmlns:gml="http://www.opengis.net/gml" xmlns:town="http://example.org/town" numberOfFeatures="' + str(len(GIVEN)) + '">' + members + "</wfs:FeatureCollection>")


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def answer(self, kind, text):
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        url = urllib.parse.urlparse(self.path)
        query = {k.lower(): v[0] for k, v in urllib.parse.parse_qs(url.query).items()}
        if url.path == "/wfs":
            request = query.get("request", "").lower()
            if request == "getcapabilities":
                return self.answer("text/xml", CAPABILITIES.replace("{base}", base))
            if request == "describefeaturetype":
                return self.answer("text/xml", SCHEMA)
            if query.get("resulttype") == "hits":
                return self.answer("text/xml", '<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" numberOfFeatures="3"/>')
            return self.answer("text/xml", gml())
        path = url.path.rstrip("/")
        link = {"rel": "self", "type": "application/json", "href": base + "/api"}
        if path == "/api":
            return self.answer("application/json", json.dumps({"title": "town", "links": [link, {"rel": "data", "type": "application/json", "href": base + "/api/collections"}]}))
        collection = {"id": "seat", "title": "seats", "extent": {"spatial": {"bbox": [[18, 59, 19, 60]]}},
                      "links": [{"rel": "items", "type": "application/geo+json", "href": base + "/api/collections/seat/items"}]}
        if path == "/api/collections":
            return self.answer("application/json", json.dumps({"collections": [collection], "links": [link]}))
        if path == "/api/collections/seat":
            return self.answer("application/json", json.dumps(collection))
        if path == "/api/collections/seat/items":
            # Two at a time, so that a reader must follow the links.
            start = int(query.get("offset", "0"))
            page = GIVEN[start:start + min(2, int(query.get("limit", "2")))]
            features = []
            for name, _, _, backrest in page:
                features.append({"type": "Feature", "id": name, "properties": {"id": name, "backrest": backrest},
                                 "geometry": {"type": "Point", "coordinates": LON_LAT[name]}})
            links = []
            if start + 2 < len(GIVEN):
                links.append({"rel": "next", "type": "application/geo+json", "href": f"{base}/api/collections/seat/items?offset={start + 2}"})
            return self.answer("application/geo+json", json.dumps({"type": "FeatureCollection", "features": features, "links": links, "numberMatched": 3}))
        self.send_error(404)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
