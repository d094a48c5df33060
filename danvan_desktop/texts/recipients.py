"""Recipients of awards."""

LABELS = {"kind": "đối tượng", "name": "tên", "position": "chức vụ, đơn vị"}

KINDS = {"collective": "Tập thể", "individual": "Cá nhân", "household": "Hộ gia đình"}
