"""A Word document as a package: what stands beside its text, with the typefaces of both languages."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
HEADING_SIZES = (32, 28, 24, 22, 21, 21)
"""The sizes of headings of level 1 to 6, in half points."""

_CONTENT_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/>\
<Override PartName="/word/footer1.xml" ContentType="{_MAIN}.footer+xml"/>\
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
</Types>"""
_ROOT_RELATIONS = f"""<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>\
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
</Relationships>"""
_DOCUMENT_RELATIONS = f"""<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>\
<Relationship Id="rId2" Type="{_OFFICE}/footer" Target="footer1.xml"/>\
</Relationships>"""
FOOTER_RELATION = "rId2"
_FOOTER = f"""<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>\
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>\
<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>"""


def package(document: etree._Element, title: str, latin: str, east_asian: str, locales: tuple[str, str]) -> bytes:
    """Return a document as the bytes of its file, without any time stamp; `locales` are (western, East Asian)."""
    styles = _styles(latin, east_asian, locales)
    parts = [
        ("[Content_Types].xml", _CONTENT_TYPES.encode()),
        ("_rels/.rels", _ROOT_RELATIONS.encode()),
        ("docProps/core.xml", etree.tostring(_core(title), xml_declaration=True, encoding="UTF-8", standalone=True)),
        ("word/document.xml", etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)),
        ("word/_rels/document.xml.rels", _DOCUMENT_RELATIONS.encode()),
        ("word/styles.xml", styles.encode()),
        ("word/footer1.xml", _FOOTER.encode()),
    ]
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(ZipInfo(name, _EPOCH), data, ZIP_DEFLATED)
    return content.getvalue()


def _core(title: str) -> etree._Element:
    core = etree.Element(f"{{{_PACKAGE}/metadata/core-properties}}coreProperties")
    etree.SubElement(core, "{http://purl.org/dc/elements/1.1/}title").text = title
    return core


def _styles(latin: str, east_asian: str, locales: tuple[str, str]) -> str:
    headings = "".join(_heading(level, size) for level, size in enumerate(HEADING_SIZES, start=1))
    return f"""<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{latin}" w:eastAsia="{east_asian}"/><w:sz w:val="21"/>\
<w:lang w:val="{locales[0]}" w:eastAsia="{locales[1]}"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>\
<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>{headings}\
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>\
<w:rPr><w:sz w:val="18"/></w:rPr></w:style>\
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Beside"><w:name w:val="Yiku beside"/>\
<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>\
<w:rPr><w:color w:val="595959"/><w:sz w:val="16"/></w:rPr></w:style>\
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
<w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>\
</w:style></w:styles>"""


def _heading(level: int, size: int) -> str:
    return f"""<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>\
<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="60"/>\
<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>"""
