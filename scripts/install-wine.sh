#!/usr/bin/env bash
# Prints the path of a Wine that runs console programs for Windows, one of Debian's that is unpacked into .cache/wine;
# wineserver is next to it. Ends with 75 if it cannot be fetched.
#
# Wine 10 of Debian 13 has the bcryptprimitives.dll that Go programs need. Wine copies its libraries into each prefix,
# so only those that a console program and the creation of a prefix use are kept: 90 MB instead of 700 MB.
set -euo pipefail

name=wine
suite=trixie
# shellcheck source=scripts/debian.sh
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"

dlls='advapi32|apisetschema|bcryptprimitives|combase|coml2|dnsapi|gdi32|imm32|iphlpapi|kernel32|kernelbase|msvcrt|newdev|nsi'
dlls+='|ntdll|ole32|oleaut32|powrprof|propsys|rpcrt4|sechost|setupapi|shcore|shell32|shlwapi|tzres|ucrtbase|user32|userenv'
dlls+='|uxtheme|version|win32u|ws2_32|zlib1'
programs='rundll32|wineboot' # without services.exe, no process outlives the program

# keep FOLDER REGEX removes the other files of a folder.
keep() { find "$1" ! -type d -regextype posix-extended ! -regex ".*/($2)" -delete; }

usable() { # usable WINE: it starts
  "$1" --version >/dev/null 2>&1 </dev/null 9>&-
}

wine=$cache/bin/wine
if ! usable "$wine"; then
  [[ $(uname -m) == x86_64 ]] || unreachable "the tests under Wine need an x86-64 machine."
  debian_unpack wine64
  debian_adopt usr/lib/wine/wine64 usr/lib/wine/wineserver64
  libraries=$root/usr/lib/x86_64-linux-gnu
  mv "$root/usr/x86_64-w64-mingw32/lib/zlib1.dll" "$libraries/wine/x86_64-windows"
  keep "$libraries/wine/x86_64-windows" "($dlls)\.dll|($programs)\.exe"
  keep "$libraries/wine/x86_64-unix" '(bcrypt|mountmgr|nsiproxy|ntdll|win32u|ws2_32)\.so'
  keep "$root" '(lib|share)/wine/.*|wine/x86_64-.*|ld-linux.*|lib(c|gcc_s|lzma|m|unwind)\.so.*'
  find "$root" -type d -empty -delete
  mv "$root/usr/lib/wine/wineserver64" "$root/usr/lib/wine/wineserver" # instead of a script with absolute paths
  ln -s . "$root/usr/share/wine/wine"                                  # the server looks for wine/nls
  wrapper "$wine" usr/lib/wine/wine64 WINESERVER="$root/usr/lib/wine/wineserver" WINEDLLPATH="$libraries/wine"
  wrapper "${wine}server" usr/lib/wine/wineserver
  usable "$wine" || broken "$("$wine" --version 2>&1 | head -n 3)"
fi
echo "$wine"
