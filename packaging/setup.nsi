; The setup: per user, no administrator, in Vietnamese. Compiled by packaging/windows.py, which defines VERSION, FILE_VERSION,
; SOURCE (the frozen program), KILOBYTES (its size), OUT, ICON, PICTURE (beside the first and the last page), and X86 for
; the setup that also starts, to say no, on 32-bit Windows.
;
; The program lies in "app". A new version is unpacked into "new" beside it, then the folders change their names: "app" is
; kept as "previous", "new" becomes "app". Whatever happens half-way, one of them is whole, and running the setup again
; puts it right. Data never lie in here, except in a portable copy, where they have a folder of their own.
;
; /S               silent            /D=FOLDER   where to (last, without quotation marks)
; /WAIT=SECONDS    so long a running program is waited for
; /UNPACK          only unpack into "new": an update tries the new version there before it counts
; /SWAP            only make what lies in "new" the program
; /OPEN            open the program at the end, also when the version before had to be put back, and then say so
; /PORTABLE        no entries in the menus and the registry
;
; Exit codes: 0 done, 1 cancelled, 2 cannot write (full, read-only), 3 the program is running, 4 Windows is too old,
; 5 the new version does not start; the version before is in its place again.

Unicode true
!ifdef X86
  Target x86-unicode
!else
  Target amd64-unicode
!endif
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

!define NAME "Dân vận khéo"
!define KEY "Software\DanVanKheo"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\DanVanKheo"
!define CLASSES "Software\Classes"
!define WINDOW "danvan-desktop.exe"

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
RequestExecutionLevel user
ManifestDPIAware true
InstallDir "$LOCALAPPDATA\Programs\DanVanKheo"
InstallDirRegKey HKCU "${KEY}" "Folder"

VIProductVersion "${FILE_VERSION}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Bộ cài ${NAME}"
VIAddVersionKey "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Cài đặt ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Chương trình được cài cho riêng người dùng này, không cần quyền quản trị và không cần mạng.$\r$\n$\r$\nNếu máy đã có bản cũ, bản mới thay vào đó; dữ liệu giữ nguyên và bản cũ được giữ lại để phòng khi cần.$\r$\n$\r$\nHãy đóng chương trình nếu đang mở, rồi bấm Tiến."
!insertmacro MUI_PAGE_WELCOME
!define MUI_DIRECTORYPAGE_TEXT_TOP "Chương trình nằm trong thư mục sau; thường không cần đổi. Dữ liệu được lưu ở nơi khác, cài lại hay gỡ đều không mất."
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "Đã cài xong"
!define MUI_FINISHPAGE_TEXT "Chương trình có trong thực đơn Bắt đầu và trên màn hình nền."
!define MUI_FINISHPAGE_RUN "$INSTDIR\app\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "Mở ${NAME}"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Gỡ chương trình khỏi máy. Dữ liệu đã nhập không bị xóa."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"

!define TOO_OLD "Máy này chưa dùng được ${NAME}: cần Windows 10 bản 1809 trở lên, loại 64 bit. Hãy nhờ cán bộ kỹ thuật nâng cấp Windows hoặc cài trên máy khác."
!define RUNNING "${NAME} đang mở nên chưa thay được. Hãy lưu việc đang làm, đóng chương trình rồi bấm Thử lại."
!define CANNOT_WRITE "Không ghi được vào thư mục $INSTDIR. Hãy kiểm tra ổ đĩa còn chỗ trống, hoặc chọn thư mục khác. Bản đang dùng và dữ liệu vẫn nguyên."
!define NOT_STARTING "Bản mới không khởi động được trên máy này nên đã được bỏ đi; bản trước, nếu có, vẫn dùng được và dữ liệu vẫn nguyên."

Var words
Var wait
Var portable
Var open

; Ends the setup with a sentence and an exit code.
!macro Fail CODE SENTENCE
  SetErrorLevel ${CODE}
  ${If} $open = 1
    System::Call 'user32::MessageBoxW(p 0, w "${SENTENCE}", w "${NAME}", i 0x30)'
    Exec '"$INSTDIR\app\${WINDOW}"'
  ${Else}
    MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  ${EndIf}
  Quit
!macroend
!define Fail "!insertmacro Fail"

; $0 is 1 where the program of $INSTDIR runs: Windows does not let its file be written then.
!macro InUse
  StrCpy $0 0
  !insertmacro TryFile "$INSTDIR\app\${WINDOW}"
  !insertmacro TryFile "$INSTDIR\app\danvan.exe"
!macroend
!macro TryFile FILE
  ${If} ${FileExists} "${FILE}"
    ClearErrors
    FileOpen $1 "${FILE}" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend
; Until the program has ended; a silent setup waits as long as it was told.
!macro UntilClosed
  ${Do}
    !insertmacro InUse
    ${If} $0 = 0
      ${Break}
    ${EndIf}
    ${If} $wait > 0
      Sleep 1000
      IntOp $wait $wait - 1
    ${Else}
      ${IfNot} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${RUNNING}" /SD IDCANCEL IDRETRY`
        SetErrorLevel 3
        Quit
      ${EndIf}
    ${EndIf}
  ${Loop}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} 17763
    ${Fail} 4 "${TOO_OLD}"
  ${EndIf}
  ${GetParameters} $words
  StrCpy $wait 0
  ClearErrors
  ${GetOptions} $words "/WAIT=" $0
  ${IfNot} ${Errors}
    StrCpy $wait $0
  ${EndIf}
  StrCpy $open 0
  ClearErrors
  ${GetOptions} $words "/OPEN" $0
  ${IfNot} ${Errors}
    StrCpy $open 1
  ${EndIf}
  StrCpy $portable 0
  ClearErrors
  ${GetOptions} $words "/PORTABLE" $0
  ${IfNot} ${Errors}
    StrCpy $portable 1
  ${EndIf}
FunctionEnd

Function .onInstFailed
  SetErrorLevel 2
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\new"
FunctionEnd

Function Unpack
  ${If} ${FileExists} "$INSTDIR\new\*.*"
    RMDir /r "$INSTDIR\new"
  ${EndIf}
  ClearErrors
  CreateDirectory "$INSTDIR\new"
  ${If} ${Errors}
    ${Fail} 2 "${CANNOT_WRITE}"
  ${EndIf}
  SetOutPath "$INSTDIR\new"
  File /r "${SOURCE}\*.*"
  SetOutPath "$INSTDIR"
FunctionEnd

Function Swap
  !insertmacro UntilClosed
  ; A setup that was cut off between the two renamings left no "app".
  ${IfNot} ${FileExists} "$INSTDIR\app\*.*"
  ${AndIf} ${FileExists} "$INSTDIR\previous\*.*"
    Rename "$INSTDIR\previous" "$INSTDIR\app"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\app\*.*"
    RMDir /r "$INSTDIR\previous"
    ClearErrors
    Rename "$INSTDIR\app" "$INSTDIR\previous"
    ${If} ${Errors}
      ${Fail} 3 "${RUNNING}"
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR\new" "$INSTDIR\app"
  ${If} ${Errors}
    Rename "$INSTDIR\previous" "$INSTDIR\app"
    ${Fail} 2 "${CANNOT_WRITE}"
  ${EndIf}
  DetailPrint "Mở thử chương trình…"
  nsExec::Exec /TIMEOUT=120000 '"$INSTDIR\app\${WINDOW}" --exit-after first-paint --data "$PLUGINSDIR\data"'
  Pop $0
  ${If} $0 != 0
    RMDir /r "$INSTDIR\app"
    Rename "$INSTDIR\previous" "$INSTDIR\app"
    ${Fail} 5 "${NOT_STARTING}"
  ${EndIf}
FunctionEnd

!macro Kind SUFFIX CLASS WORDS
  WriteRegStr HKCU "${CLASSES}\${SUFFIX}" "" "${CLASS}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${WORDS}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\app\${WINDOW},0"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" '"$INSTDIR\app\${WINDOW}" "%1"'
!macroend
!macro NoKind SUFFIX CLASS
  DeleteRegKey HKCU "${CLASSES}\${SUFFIX}"
  DeleteRegKey HKCU "${CLASSES}\${CLASS}"
!macroend
!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function Register
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\app\${WINDOW}"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\app\${WINDOW}"
  WriteRegStr HKCU "${KEY}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "Version" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\app\${WINDOW}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  SectionGetSize 0 $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  !insertmacro Kind ".dvsao" "DanVanKheo.Backup" "Bản sao lưu ${NAME}"
  !insertmacro Kind ".dvu" "DanVanKheo.Update" "Bản cập nhật ${NAME}"
  !insertmacro TellExplorer
FunctionEnd

Section
  AddSize ${KILOBYTES} ; the files are named in a function, where the compiler does not count them
  ClearErrors
  ${GetOptions} $words "/UNPACK" $0
  ${IfNot} ${Errors}
    Call Unpack
  ${Else}
    ; Before the long work, and again in Swap, after it.
    !insertmacro UntilClosed
    ClearErrors
    ${GetOptions} $words "/SWAP" $0
    ${If} ${Errors}
      Call Unpack
    ${EndIf}
    Call Swap
    ${If} $portable = 0
      Call Register
    ${EndIf}
    ${If} $open = 1
      Exec '"$INSTDIR\app\${WINDOW}"'
    ${EndIf}
  ${EndIf}
SectionEnd

Section Uninstall
  StrCpy $wait 0
  !insertmacro UntilClosed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\previous"
  RMDir /r "$INSTDIR\new"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  !insertmacro NoKind ".dvsao" "DanVanKheo.Backup"
  !insertmacro NoKind ".dvu" "DanVanKheo.Update"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${KEY}"
  !insertmacro TellExplorer
SectionEnd
