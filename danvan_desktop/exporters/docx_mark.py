"""The mark across the sheets of a Word file: what Word itself calls a watermark, a shape that hangs in the header."""

from lxml.etree import _Element, fromstring

from danvan_desktop.exporters.docx_xml import NAMESPACE

_WIDTH, _HEIGHT = 420, 105  # points
_SHAPE = f"""
<w:r xmlns:w="{NAMESPACE}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
 <w:rPr><w:noProof/></w:rPr>
 <w:pict>
  <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
   <v:formulas>
    <v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
    <v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
    <v:f eqn="if @0 @4 21600"/>
   </v:formulas>
   <v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>
  </v:shapetype>
  <v:shape id="mark" o:spid="_x0000_s2049" type="#_x0000_t136" o:allowincell="f" fillcolor="#dddddd" stroked="f"
   style="position:absolute;margin-left:0;margin-top:0;width:{_WIDTH}pt;height:{_HEIGHT}pt;rotation:315;\
z-index:-251654144;mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
mso-position-vertical:center;mso-position-vertical-relative:margin">
   <v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold" string=""/>
  </v:shape>
 </w:pict>
</w:r>"""
_TEXT = "{urn:schemas-microsoft-com:vml}textpath"


def mark(text: str) -> _Element:
    """A run that shows the text large and pale from corner to corner, below all other text."""
    run = fromstring(_SHAPE.strip())
    next(node for node in run.iter(_TEXT) if node.get("string") is not None).set("string", text)
    return run
