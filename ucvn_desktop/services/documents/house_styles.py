"""The house layout as WordprocessingML: named styles, lists, settings (ISO/IEC 29500-1 §17.7, §17.9, §17.15).

Written out in full, so that nothing of a template's look (theme fonts, colours, American paper) is left.
Units there: twips (1/20 pt) for distances, half-points for sizes. Figures from NĐ 30/2020, Phụ lục I, except
the article's size 13 (domain.md §2).
"""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

# Names of house styles that the reader knows again.
KICKER = "Loại tin bài"
TITLE = "Title"
SAPO = "Sapo"
BODY = "Nội dung"
HEADING = "Heading 2"
QUOTE = "Quote"
BULLET = "List Bullet"
NUMBER = "List Number"
AUTHOR = "Tác giả"
CAPTIONS_HEADING = "Mục chú thích"
CAPTION = "Caption"
HYPERLINK = "Hyperlink"
TABLE = "Table Grid"
TABLE_TEXT = "Chữ trong bảng"

_FONT = "Times New Roman"


def _style(
    style_id: str, name: str, paragraph: str = "", run: str = "", based_on: str = "Normal", after: str = ""
) -> str:
    following = f'<w:next w:val="{after}"/>' if after else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/>{following}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _heading(level: int, size: int) -> str:
    return _style(
        f"Heading{level}",
        f"heading {level}",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="120" w:after="120"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        f'<w:b/><w:bCs/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        after="NoiDung",
    )


_DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" '
    f'w:eastAsia="{_FONT}" w:cs="{_FONT}"/><w:sz w:val="26"/><w:szCs w:val="26"/>'
    '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)

_PLAIN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/>'
    "</w:style>"
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>'
)

_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    "<w:semiHidden/>"
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
)

_PARAGRAPHS = "".join(
    (
        # 567 twips are 1 cm, 120 are 6 pt.
        _style(
            "NoiDung",
            BODY,
            '<w:spacing w:after="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>',
        ),
        _style("LoaiTinBai", KICKER, '<w:keepNext/><w:spacing w:after="120"/>', '<w:sz w:val="24"/>'),
        _style(
            "Title",
            TITLE,
            '<w:keepNext/><w:keepLines/><w:spacing w:before="120" w:after="160"/><w:jc w:val="center"/>',
            '<w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/>',
            after="Sapo",
        ),
        _style(
            "Sapo",
            SAPO,
            '<w:spacing w:after="160"/><w:jc w:val="both"/>',
            "<w:b/><w:bCs/>",
            after="NoiDung",
        ),
        _heading(1, 28),
        _heading(2, 26),
        _heading(3, 26),
        _style(
            "ListBullet",
            BULLET,
            '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="80"/><w:jc w:val="both"/>',
        ),
        _style(
            "ListNumber",
            NUMBER,
            '<w:numPr><w:numId w:val="2"/></w:numPr><w:spacing w:after="80"/><w:jc w:val="both"/>',
        ),
        _style(
            "Quote",
            QUOTE,
            '<w:spacing w:before="120" w:after="120"/><w:ind w:left="851" w:right="567"/>'
            '<w:jc w:val="both"/>',
            "<w:i/><w:iCs/>",
            after="NoiDung",
        ),
        _style(
            "TacGia",
            AUTHOR,
            '<w:spacing w:before="120" w:after="120"/><w:jc w:val="right"/>',
            "<w:b/><w:bCs/>",
        ),
        _style(
            "MucChuThich",
            CAPTIONS_HEADING,
            '<w:keepNext/><w:spacing w:before="240" w:after="120"/>',
            "<w:b/><w:bCs/>",
            after="Caption",
        ),
        _style(
            "Caption",
            "caption",
            '<w:spacing w:after="80"/><w:jc w:val="both"/>',
            "<w:i/><w:iCs/>",
        ),
        _style("ChuTrongBang", TABLE_TEXT, '<w:spacing w:before="40" w:after="40"/>', '<w:sz w:val="24"/>'),
        _style("Header", "header", '<w:jc w:val="center"/>'),
        _style("Footer", "footer", '<w:jc w:val="center"/>'),
    )
)

STYLES = f"<w:styles {_W}>{_DEFAULTS}{_PLAIN}{_PARAGRAPHS}{_TABLES}</w:styles>"

# 964 − 397 = 567: the sign stands under the first-line indent of 1 cm.
_LIST_INDENT = '<w:pPr><w:ind w:left="964" w:hanging="397"/></w:pPr>'

BULLET_LIST, NUMBER_LIST = 1, 2
"""Ids of the lists (w:numId) that the styles point to."""

NUMBERING = (
    f"<w:numbering {_W}>"
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
    f'<w:lvlText w:val="–"/><w:lvlJc w:val="left"/>{_LIST_INDENT}</w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="ListNumber"/>'
    f'<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>{_LIST_INDENT}</w:lvl></w:abstractNum>'
    f'<w:num w:numId="{BULLET_LIST}"><w:abstractNumId w:val="0"/></w:num>'
    f'<w:num w:numId="{NUMBER_LIST}"><w:abstractNumId w:val="1"/></w:num>'
    "</w:numbering>"
)

RESTARTED_LIST = (
    f'<w:num {_W} w:numId="{{number}}"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
"""A list of its own that counts from 1 again; `number` is its new id."""

SETTINGS = (
    f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    # A line that the writer ended by hand is not stretched to the margin.
    "<w:doNotExpandShiftReturn/>"
    # 15 is Word 2013 and later; without it Word opens the file in "compatibility mode".
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    "</w:settings>"
)

PAGE_NUMBER = f'<w:fldSimple {_W} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
