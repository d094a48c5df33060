"""The icon fonts, where an icon of theirs is used."""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files("qtawesome")
