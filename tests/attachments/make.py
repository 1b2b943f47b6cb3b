#!/usr/bin/env python3
"""Writes the office files and PDFs of tests/cases and of the sample content, always the same bytes.

    python3 tests/attachments/make.py

Run from the root of the project. Values are the standard's own example, test cards and numbers that count upwards.
"""

import pathlib
import zipfile
from xml.sax.saxutils import escape

CASES = pathlib.Path("tests/cases")
FILES = "schemes/lake/acts/2025/0312-recognition/files"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def package(path, parts):
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def relations(*rows):
    body = "".join(f'<Relationship Id="{i}" Type="{t}" Target="{escape(x)}"{m}/>' for i, t, x, m in rows)
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{body}</Relationships>'


def core(**properties):
    names = {"creator": "dc:creator", "last": "cp:lastModifiedBy", "title": "dc:title"}
    body = "".join(f"<{names[k]}>{escape(v)}</{names[k]}>" for k, v in properties.items())
    spaces = f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"{XML}<cp:coreProperties {spaces}>{body}</cp:coreProperties>"


def paragraph(text, style=""):
    size = {"title": '<w:b/><w:sz w:val="36"/>'}.get(style, "")
    middle = '<w:pPr><w:jc w:val="center"/></w:pPr>' if style == "title" else ""
    return f'<w:p>{middle}<w:r><w:rPr>{size}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def table(rows):
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{cells}</w:tbl>'


def docx(path, body, more=None, links=(), properties=None):
    types = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("bin", "application/octet-stream"),
    ]
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    defaults = "".join(f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in types)
    parts = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">{defaults}<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": relations(("rId1", f"{OFFICE}/officeDocument", "word/document.xml", "")),
        "word/document.xml": f'{XML}<w:document xmlns:w="{WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>',
    }
    if links:
        parts["word/_rels/document.xml.rels"] = relations(*links)
    if properties:
        parts["docProps/core.xml"] = core(**properties)
    parts.update(more or {})
    package(path, parts)


def cell(place, value):
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def sheet(rows, before=""):
    columns = "ABCDEFGH"
    lines = (
        f'<row r="{n}">' + "".join(cell(f"{columns[i]}{n}", v) for i, v in enumerate(row)) + "</row>" for n, row in enumerate(rows, 1)
    )
    return f'{XML}<worksheet xmlns="{SHEET}">{before}<sheetData>{"".join(lines)}</sheetData></worksheet>'


def xlsx(path, sheets, more=None, properties=None):
    names = list(sheets)
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"{" state=" + chr(34) + "hidden" + chr(34) if name.startswith("_") else ""}/>'
        for n, name in enumerate(names, 1)
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>' + "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>' for n in range(1, len(names) + 1)
    )
    parts = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/>{overrides}</Types>',
        "_rels/.rels": relations(("rId1", f"{OFFICE}/officeDocument", "xl/workbook.xml", "")),
        "xl/workbook.xml": f'{XML}<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            *((f"rId{n}", f"{OFFICE}/worksheet", f"worksheets/sheet{n}.xml", "") for n in range(1, len(names) + 1))
        ),
    }
    for n, name in enumerate(names, 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = sheets[name]
    if properties:
        parts["docProps/core.xml"] = core(**properties)
    parts.update(more or {})
    package(path, parts)


def pdf(path, content, info="", catalog="", more=()):
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>",
        *more,
    ]
    out, places = "%PDF-1.7\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(out.encode("latin-1"))


def shown(text):
    return f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"


def case(code, side, name):
    return CASES / code / side / FILES / name


LIST = [["编号", "名称", "依托单位"], ["LK-2025-001", "镜湖水实验室", "镜湖大学"]]


def cases():
    plain = paragraph("镜湖基地名单（示例）", "title") + table(LIST)
    link = ("rId9", f"{OFFICE}/hyperlink", "https://a.example/", ' TargetMode="External"')
    for code in ("attachment-active", "attachment-content", "attachment-leftover", "attachment-metadata"):
        docx(case(code, "good", "list.docx"), plain, links=[link])
        xlsx(case(code, "good", "list.xlsx"), {"名单": sheet(LIST)})
    pdf(case("attachment-content", "good", "list.pdf"), shown("Mirror Lake, 0532-85911234"))
    pdf(case("attachment-unscanned", "good", "list.pdf"), shown("Mirror Lake"), "/Title (List)")

    template = ("rId8", f"{OFFICE}/attachedTemplate", "https://a.example/t.dotm", ' TargetMode="External"')
    share = ("rId9", f"{OFFICE}/hyperlink", "file://server/share", ' TargetMode="External"')
    docx(case("attachment-active", "bad", "list.docx"), plain, {"word/embeddings/oleObject1.bin": b"x"}, [template, share])
    xlsx(case("attachment-active", "bad", "list.xlsx"), {"名单": sheet(LIST)}, {"xl/vbaProject.bin": b"x"})
    script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
    pdf(case("attachment-active", "bad", "list.pdf"), shown("x"), catalog="/OpenAction 7 0 R", more=[script])

    old = case("attachment-content", "bad", "old.docx")
    old.parent.mkdir(parents=True, exist_ok=True)
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    xlsx(case("attachment-content", "bad", "cut.xlsx"), {"名单": sheet(LIST)})
    cut = case("attachment-content", "bad", "cut.xlsx")
    cut.write_bytes(cut.read_bytes()[:-200])
    case("attachment-content", "bad", "web.pdf").write_bytes(b"<!DOCTYPE html><title>x</title>")
    case("attachment-content", "bad", "gbk.txt").write_bytes("一\n公示名单".encode("gb18030"))

    change = '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>甲</w:t></w:r></w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>'
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>丙</w:t></w:r></w:p>"
    comment = f'{XML}<w:comments xmlns:w="{WORD}"><w:comment w:id="0" w:author="x">{paragraph("待定")}</w:comment></w:comments>'
    docx(case("attachment-leftover", "bad", "list.docx"), plain + change + hidden, {"word/comments.xml": comment})
    columns = '<cols><col min="3" max="3" hidden="1"/></cols>'
    xlsx(case("attachment-leftover", "bad", "list.xlsx"), {"名单": sheet(LIST, columns), "_草稿": sheet(LIST)})

    docx(case("attachment-metadata", "bad", "list.docx"), plain, properties={"creator": "某某", "last": "某甲"})
    pdf(case("attachment-metadata", "bad", "list.pdf"), shown("x"), "/Author (Someone) /Creator (Writer)")
    docx(case("attachment-metadata", "good", "list.docx"), plain, properties={"creator": "python-docx", "title": "名单"})

    pdf(case("attachment-unscanned", "bad", "scan.pdf"), "q 595 0 0 842 0 0 cm 0 0 1 1 re f Q")

    people = [["姓名", "电话", "证件号", "护照"], ["某某", 13812345678, "11010519491231002X", "E12345678"], ["某甲", "1.3812345679E10", 1, 2]]
    xlsx(case("personal-data", "bad", "people.xlsx"), {"名单": sheet(people)})
    split = "<w:p><w:r><w:t>电话：138</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>1234</w:t></w:r><w:r><w:t>5678</w:t></w:r></w:p>"
    mail = ("rId9", f"{OFFICE}/hyperlink", "mailto:someone@qq.com", ' TargetMode="External"')
    docx(case("personal-data", "bad", "people.docx"), split + table([["姓名", "护照号码"], ["某某", "E12345678"]]), links=[mail])
    pdf(case("personal-data", "bad", "people.pdf"), shown("Tel 138 1234 5678"), "/Keywords (13812345679)")


def samples():
    act = pathlib.Path("content/schemes/qingdao/acts/2026/1118-recognition/files")
    form = [
        ["异议人（单位或个人）", ""],
        ["联系方式（不公开）", ""],
        ["异议对象（基地编号）", ""],
        ["异议事项", ""],
        ["事实与依据", ""],
        ["证据材料目录", ""],
    ]
    docx(
        act / "objection-form.docx",
        paragraph("公示异议书（示例）", "title")
        + paragraph("针对：关于2026年拟认定青岛市国际科技合作基地名单的公示（公示期2026年11月18日至11月24日）")
        + table(form)
        + paragraph("单位提出异议的加盖公章，个人提出异议的亲笔签名：")
        + paragraph("日期：　　　　年　　月　　日"),
    )
    rows = [["编号", "名称", "依托单位"]]
    for line in (act.parent / "recognition.csv").read_text("utf-8-sig").splitlines()[1:]:
        rows.append(line.split(","))
    xlsx(act / "proposed-bases.xlsx", {"拟认定名单（示例）": sheet(rows, '<cols><col min="1" max="1" width="16" customWidth="1"/><col min="2" max="3" width="36" customWidth="1"/></cols>')})


if __name__ == "__main__":
    cases()
    samples()
