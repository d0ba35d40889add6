#!/usr/bin/env bash
# Takes the pictures of VS Code that the documentation shows, with a light and a dark color theme, while the extension
# is tested, and makes the animation at the start of README.md from some of them.
#
#   scripts/pictures-vscode.sh OUT
#
# Needs ImageMagick's convert. All pictures that the tests take are in dist/pictures afterwards.
set -euo pipefail

out=$(realpath -m "${1:?usage: scripts/pictures-vscode.sh OUT}")
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
taken=$repository/dist/pictures

command -v convert >/dev/null || {
  echo "pictures-vscode: convert is missing. On Debian: apt-get install imagemagick" >&2
  exit 1
}

# The pictures of the animation, and how long each is shown, in hundredths of a second.
frames=(problems 250 lightbulb 250 fixed 200 completion 300)

# animate SUFFIX OUT: the suffix is that of the names of the pictures.
animate() {
  local arguments=() i
  for ((i = 0; i < ${#frames[@]}; i += 2)); do
    arguments+=(-delay "${frames[i + 1]}" "$taken/vscode-${frames[i]}$1.png")
  done
  convert "${arguments[@]}" -loop 0 +dither -colors 256 -layers optimize "$2"
}

cd "$repository"
mkdir -p "$taken" "$out"
for theme in light dark; do
  suffix=
  [[ $theme == light ]] || suffix=-$theme
  THEME=$theme ONLY=window scripts/test-vscode.sh "$taken"
  animate "$suffix" "$out/vscode$suffix.gif"
done
shown=$(git grep -oh 'vscode-[a-z-]*\.png' -- '*.md' editors/vscode/package.json | sort -u)
for picture in $shown; do
  cp "$taken/$picture" "$out/$picture"
done
echo "pictures-vscode: wrote $(wc -w <<<"$shown") pictures and two animations into $out" >&2
