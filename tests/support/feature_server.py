# SPDX-License-Identifier: Apache-2.0
"""A small web server for tests: WFS and OGC API Features over the same three benches. Prints its port; ends with its standard input. Words change it:
short: it announces three and gives two. degrees, crs84: WFS 2.0.0 in urn:ogc:def:crs:EPSG::4326 (latitude first) or CRS84 (longitude first).
paged: WFS 2.0.0 that gives two records at a time. stops: it breaks off in the middle of the second page. html: it answers with a page for people.
entity: its XML takes a file of the machine that reads it in (the path is the next word). away: it sends whoever asks for records to file:// (ditto)."""
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


WORDS = sys.argv[1:]
GIVEN = BENCHES[:2] if "short" in WORDS else BENCHES
SRS = "urn:ogc:def:crs:OGC:1.3:CRS84" if "crs84" in WORDS else "urn:ogc:def:crs:EPSG::4326" if "degrees" in WORDS else "urn:ogc:def:crs:EPSG::3006"
VERSION = "2.0.0" if {"degrees", "crs84", "paged", "stops"} & set(WORDS) else "1.1.0"
PAGED = {"paged", "stops"} & set(WORDS)
PATH = WORDS[-1] if {"entity", "away"} & set(WORDS) else ""


def newer(text):
    """The same in the words of WFS 2.0.0."""
    text = text.replace('version="1.1.0"', 'version="2.0.0"').replace("http://www.opengis.net/wfs\"", "http://www.opengis.net/wfs/2.0\"")
    text = text.replace("http://www.opengis.net/ows\"", "http://www.opengis.net/ows/1.1\"").replace("DefaultSRS", "DefaultCRS").replace("http://www.opengis.net/ogc\"", "http://www.opengis.net/fes/2.0\"")
    text = text.replace("xmlns:ogc=", "xmlns:fes=").replace("<ogc:", "<fes:").replace("</ogc:", "</fes:")
    text = text.replace("http://www.opengis.net/gml\"", "http://www.opengis.net/gml/3.2\"").replace('base="gml:AbstractFeature"', 'base="gml:AbstractFeatureType"').replace("gml:_Feature", "gml:AbstractFeature")
    if PAGED and "<ows:Operation " in text:
        paging = ('<ows:Constraint name="ImplementsResultPaging"><ows:NoValues/><ows:DefaultValue>TRUE</ows:DefaultValue></ows:Constraint>'
                  '<ows:Constraint name="CountDefault"><ows:NoValues/><ows:DefaultValue>2</ows:DefaultValue></ows:Constraint>')
        text = text.replace("</ows:OperationsMetadata>", paging + "</ows:OperationsMetadata>")   # of the service, and of GetFeature, which stands last
        head, operation = text.rsplit("</ows:Operation>", 1)
        text = head + paging + "</ows:Operation>" + operation
    return text


def gml(query):
    members = ""
    start = int(query.get("startindex", "0")) if PAGED else 0
    given = GIVEN[start:start + min(2, int(query.get("count", "2")))] if PAGED else GIVEN
    for name, x, y, backrest in given:
        back = f"<town:backrest>{backrest}</town:backrest>" if backrest else ""
        # EPSG:3006 has northing first and EPSG:4326 latitude, and WFS from 1.1.0 on keeps the authority's order; CRS84 has longitude first.
        place = f"{y} {x}" if "EPSG::3006" in SRS else "{1} {0}".format(*LON_LAT[name]) if "EPSG" in SRS else "{0} {1}".format(*LON_LAT[name])
        member = "wfs:member" if VERSION == "2.0.0" else "gml:featureMember"
        members += (f'<{member}><town:seat gml:id="{name}"><town:id>{name}</town:id>{back}<town:geom>'
                    f'<gml:Point srsName="{SRS}"><gml:pos>{place}</gml:pos></gml:Point></town:geom></town:seat></{member}>')
    if VERSION == "2.0.0":
        return ('<?xml version="1.0" encoding="UTF-8"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" '
                f'xmlns:town="http://example.org/town" numberMatched="3" numberReturned="{len(given)}">' + members + "</wfs:FeatureCollection>")
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

    def break_off(self, kind, text):
        """Announces all and gives half."""
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:len(body) // 2])
        self.wfile.flush()
        self.connection.close()

    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_address[1]}"
        url = urllib.parse.urlparse(self.path)
        query = {k.lower(): v[0] for k, v in urllib.parse.parse_qs(url.query).items()}
        if url.path == "/wfs":
            request = query.get("request", "").lower()
            if request == "getcapabilities":
                text = CAPABILITIES.replace("{base}", base).replace("urn:ogc:def:crs:EPSG::3006", SRS)
                return self.answer("text/xml", newer(text) if VERSION == "2.0.0" else text)
            if request == "describefeaturetype":
                return self.answer("text/xml", SCHEMA if VERSION == "1.1.0" else newer(SCHEMA))
            if query.get("resulttype") == "hits":
                count = ('<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" numberMatched="3" numberReturned="0"/>' if VERSION == "2.0.0"
                         else '<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" numberOfFeatures="3"/>')
                return self.answer("text/xml", count)
            if "html" in WORDS:
                return self.answer("text/html", "<!DOCTYPE html><html><body><h1>Please log in</h1></body></html>")
            if "away" in WORDS:
                self.send_response(302)
                self.send_header("Location", "file://" + PATH)
                self.send_header("Content-Length", "0")
                return self.end_headers()
            if "entity" in WORDS:
                text = gml(query).replace("?>", '?><!DOCTYPE x [<!ENTITY from SYSTEM "file://' + PATH + '">]>', 1).replace("<town:id>bench-1<", "<town:id>&from;<")
                return self.answer("text/xml", text)
            if "stops" in WORDS and query.get("startindex", "0") != "0":
                return self.break_off("text/xml", gml(query))
            return self.answer("text/xml", gml(query))
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
            if "html" in WORDS:
                return self.answer("text/html", "<!DOCTYPE html><html><body><h1>Please log in</h1></body></html>")
            if "away" in WORDS and start > 0:
                self.send_response(302)
                self.send_header("Location", "file://" + PATH)
                self.send_header("Content-Length", "0")
                return self.end_headers()
            page = GIVEN[start:start + min(2, int(query.get("limit", "2")))]
            features = []
            for name, _, _, backrest in page:
                features.append({"type": "Feature", "id": name, "properties": {"id": name, "backrest": backrest},
                                 "geometry": {"type": "Point", "coordinates": LON_LAT[name]}})
            links = []
            if start + 2 < len(GIVEN):
                links.append({"rel": "next", "type": "application/geo+json", "href": f"{base}/api/collections/seat/items?offset={start + 2}"})
            text = json.dumps({"type": "FeatureCollection", "features": features, "links": links, "numberMatched": 3})
            return self.break_off("application/geo+json", text) if "stops" in WORDS and start > 0 else self.answer("application/geo+json", text)
        self.send_error(404)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
