"""The office's own Word files, made with python-docx as Word would, filled in, and read back."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from danvan_desktop.domain.awards import AwardInput, AwardLineInput
from danvan_desktop.domain.errors import FileError, UserError
from danvan_desktop.domain.records import Record
from danvan_desktop.papers import office_fields
from danvan_desktop.texts import office_templates as texts
from tests.conftest import Scene
from tests.services.test_councils import form as council

Make = Callable[..., str]


@pytest.fixture
def template(scene: Scene) -> Make:
    """Puts a Word file with these paragraphs into the folder of templates."""

    def make(*paragraphs: str, name: str = "mau.docx") -> str:
        document = docx.Document()
        for text in paragraphs:
            document.add_paragraph(text)
        document.save(str(scene.office.office_templates.folder() / name))
        return name

    return make


def filled(scene: Scene, name: str, out: Path, record: Record | None = None) -> list[str]:
    written = scene.office.office_templates.fill(name, record or scene.directive, out / "out.docx")
    return [paragraph.text for paragraph in docx.Document(str(written)).paragraphs]


def test_fields_and_lists_are_filled_in(scene: Scene, template: Make, tmp_path: Path) -> None:
    name = template(
        "Số: {{ so_ky_hieu }}",
        "{{ dia_danh_ngay }}",
        "{% for dong in nhiem_vu %}{{ loop.index }}/{{ dong.stt }}. {{ dong.noi_dung }} ({{ dong.han }}); {% endfor %}",
        "{{ co_quan|lower }}",
    )
    assert filled(scene, name, tmp_path) == [
        "Số: 374-CV/HU",
        "Triệu Phong, ngày 30 tháng 7 năm 2019",
        "1/1. Rà soát, đăng ký xây dựng mô hình, điển hình (); 2/2. Báo cáo kết quả thực hiện (01/7/2020); ",
        "huyện ủy triệu phong",
    ]


def test_rows_of_a_table_are_repeated(scene: Scene, tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 1)
    for row, text in enumerate(
        ("{%tr for dong in nhiem_vu %}", "{{ dong.stt }} {{ dong.noi_dung }}", "{%tr endfor %}")
    ):
        table.rows[row].cells[0].text = text
    document.save(str(scene.office.office_templates.folder() / "bang.docx"))
    out = scene.office.office_templates.fill("bang.docx", scene.directive, tmp_path / "out.docx")
    rows = [row.cells[0].text for row in docx.Document(str(out)).tables[0].rows]
    assert rows == ["1 Rà soát, đăng ký xây dựng mô hình, điển hình", "2 Báo cáo kết quả thực hiện"]


def test_every_field_of_every_record_can_be_used_and_has_a_meaning(
    scene: Scene, template: Make, tmp_path: Path
) -> None:
    office = scene.office
    award_kind = next(
        kind.key for kind in office.catalogues.current().award_kinds.values() if kind.track is scene.issuer.track
    )
    decision = office.awards.save(
        AwardInput(
            issuer=scene.issuer.uid,
            award_kind=award_kind,
            subject="Khen thưởng",
            lines=(AwardLineInput(name="Chi hội Phụ nữ", citation="Tuyến đường hoa", amount="500000"),),
        )
    )
    session = office.councils.save(council(scene))
    for record in (scene.directive, decision, scene.exemplars[0], session):
        fields = office.office_templates.fields(record)
        assert all(field.meaning for field in fields)
        name = template(*(field.tag for field in fields), name="tat ca.docx")
        paragraphs = filled(scene, name, tmp_path, record)
        for field, text in zip(fields, paragraphs, strict=True):
            assert text == field.value or field.value.endswith("dòng")
    assert "500.000" in [field.value for field in office.office_templates.fields(decision)]
    with pytest.raises(UserError, match="chưa có trường"):
        office.office_templates.fields(scene.issuer)


def test_what_was_typed_cannot_break_the_file(scene: Scene, template: Make, tmp_path: Path) -> None:
    from dataclasses import replace

    ugly = replace(scene.directive, subject='<b>&"x"</w:t> {{ so }} =1+1\nDòng hai')
    text = "\n".join(filled(scene, template("A {{ trich_yeu }} B"), tmp_path, ugly))
    assert text == 'A <b>&"x"</w:t> {{ so }} =1+1\nDòng hai B'


def test_unknown_fields_are_all_named(scene: Scene, template: Make, tmp_path: Path) -> None:
    name = template("{{ so_ky_hieu }} {{ so_van_ban }}", "{{ ngay_thang }}")
    with pytest.raises(UserError, match="“ngay_thang”, “so_van_ban”"):
        filled(scene, name, tmp_path)
    name = template("Đoạn đầu", "{% for dong in nhiem_vu %}Việc {{ dong.noidung }}{% endfor %}")
    with pytest.raises(UserError, match=r"hỏi “noidung”.*gần chỗ “\{% for dong in nhiem_vu %}Việc"):
        filled(scene, name, tmp_path)
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize(
    "tag",
    [
        "{{ so_ky_hieu }",
        "{{ so_ky_hieu",
        "{% for dong in nhiem_vu %}",
        "{% endfor %}",
        "{{ so ky hieu }}",
        "{{ so_ky_hieu|safe }}",
        "{% include 'x' %}",
        "{{ }}",
    ],
)
def test_a_broken_tag_is_a_sentence(scene: Scene, template: Make, tmp_path: Path, tag: str) -> None:
    name = template("Kính gửi", tag, "Nơi nhận")
    if tag == "{{ so_ky_hieu }":
        name = template("Kính gửi", f"{tag}", "Nơi nhận {{ x }}")
    with pytest.raises(UserError, match=r"mau\.docx"):
        filled(scene, name, tmp_path)
    assert not (tmp_path / "out.docx").exists()


def test_a_broken_tag_is_named_with_its_place(scene: Scene, template: Make, tmp_path: Path) -> None:
    name = template("Kính gửi: ai đó", "Căn cứ {{ so ky hieu }} của huyện", "Nơi nhận")
    with pytest.raises(UserError, match=r"gần chỗ “Căn cứ \{\{ so ky hieu }} của huyện”"):
        filled(scene, name, tmp_path)


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ().__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ so_ky_hieu.__class__ }}",
        "{{ so_ky_hieu['__class__'] }}",
        "{{ so_ky_hieu.format(1) }}",
        "{{ '%s'|format(1) }}",
        "{{ nhiem_vu[0].items() }}",
        "{{ nhiem_vu.__init__ }}",
        "{{ 'a' * 10000000000 }}",
        "{{ 9 ** 9999999 }}",
        "{{ range(10) }}",
        "{{ lipsum.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ loop }}",
        "{% for dong in nhiem_vu %}{{ loop.__class__ }}{% endfor %}",
        "{{ (nhiem_vu|first).pop('stt') }}",
        "{% set x = ''.join %}{{ x(['a']) }}",
    ],
)
def test_nothing_is_executed(scene: Scene, template: Make, tmp_path: Path, attack: str) -> None:
    name = template("Đầu", attack)
    with pytest.raises(UserError):
        filled(scene, name, tmp_path)
    assert not (tmp_path / "out.docx").exists()


def repacked(path: Path, **parts: str) -> None:
    """Adds parts to a Word file, or puts others in the place of those it has."""
    with zipfile.ZipFile(path) as package:
        content = {name: package.read(name) for name in package.namelist()}
    content |= {name: text.encode() for name, text in parts.items()}
    with zipfile.ZipFile(path, "w") as package:
        for name, data in content.items():
            package.writestr(name, data)


def test_macros_and_commands_are_refused(scene: Scene, template: Make, tmp_path: Path) -> None:
    folder = scene.office.office_templates.folder()
    name = template("{{ so_ky_hieu }}", name="macro.docm")
    with pytest.raises(UserError, match=r"macro\.docm"):
        filled(scene, name, tmp_path)
    name = template("{{ so_ky_hieu }}", name="hidden.docx")
    repacked(folder / name, **{"word/vbaProject.bin": "x"})
    with pytest.raises(UserError, match="chứa macro"):
        filled(scene, name, tmp_path)
    name = template("{{ so_ky_hieu }}", name="dde.docx")
    with zipfile.ZipFile(folder / name) as package:
        body = package.read("word/document.xml").decode()
    field = "<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\cmd.exe</w:instrText></w:r></w:p>"
    repacked(folder / name, **{"word/document.xml": body.replace("</w:p>", field, 1)})
    with pytest.raises(UserError, match="lệnh tự chạy"):
        filled(scene, name, tmp_path)


def test_a_template_that_word_would_fetch_is_cut_off(scene: Scene, template: Make, tmp_path: Path) -> None:
    name = template("{{ so_ky_hieu }}")
    path = scene.office.office_templates.folder() / name
    with zipfile.ZipFile(path) as package:
        settings = package.read("word/settings.xml").decode()
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    settings = settings.replace("<w:zoom", f'<w:attachedTemplate xmlns:r="{relation}" r:id="rId9"/><w:zoom', 1)
    assert "attachedTemplate" in settings
    rels = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId9" Type="{relation}/attachedTemplate" Target="http://x.invalid/a.dotm"'
        ' TargetMode="External"/></Relationships>'
    )
    repacked(path, **{"word/settings.xml": settings, "word/_rels/settings.xml.rels": rels})
    filled(scene, name, tmp_path)
    with zipfile.ZipFile(tmp_path / "out.docx") as package:
        assert not [part for part in package.namelist() if b"attachedTemplate" in package.read(part)]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"{\\rtf1 x}", b"\xd0\xcf\x11\xe0" * 200])
def test_what_is_no_word_file_is_a_sentence(scene: Scene, tmp_path: Path, content: bytes) -> None:
    (scene.office.office_templates.folder() / "x.docx").write_bytes(content)
    with pytest.raises(UserError, match="không phải là tệp Word"):
        filled(scene, "x.docx", tmp_path)


def test_names_lead_nowhere_but_into_the_folder(scene: Scene, template: Make, tmp_path: Path) -> None:
    template("x", name="b.docx")
    template("x", name="~$b.docx")
    assert scene.office.office_templates.names() == ["b.docx"]
    (scene.office.office_templates.folder().parent / "out.docx").write_bytes(b"x")
    for name in ("../out.docx", "gone.docx", str(tmp_path / "x.docx")):
        with pytest.raises(UserError, match="Không còn mẫu"):
            filled(scene, name, tmp_path)


def test_a_place_that_cannot_be_written_is_a_file_error(scene: Scene, template: Make, tmp_path: Path) -> None:
    with pytest.raises(FileError):
        scene.office.office_templates.fill(template("x"), scene.directive, tmp_path / "gone" / "x.docx")


def test_no_field_is_without_a_meaning_and_no_meaning_without_a_field() -> None:
    source = Path(office_fields.__file__).read_text("utf-8")
    assert [name for name in texts.MEANINGS if f'"{name}"' not in source] == []
