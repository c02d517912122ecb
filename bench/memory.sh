#!/usr/bin/env bash
# Does the memory of a long `track` or `capture` stay flat? Makes a clip of MINUTES (10) from a photo that moves before the camera,
# runs the verb on it, and prints the resident memory of the program (ffmpeg apart) every few seconds, then its range after the first minute.
# Needs ffmpeg and `dotnet build src/Omozukai -c Release`; run from the root of the checkout: bench/memory.sh [track|capture] [MINUTES] [OPTIONS OF THE VERB]
set -euo pipefail
verb=track
case ${1:-} in track | capture) verb=$1; shift ;; esac
minutes=${1:-10}
shift || true
program=src/Omozukai/bin/Release/net10.0/Omozukai.dll
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

ffmpeg -v error -nostdin -loop 1 -framerate 25 -i artifacts/pictures/body.jpg -t $((60 * minutes)) \
  -vf "scale=480:-2,pad=iw+64:ih+64:32:32:gray,crop=w=480:h=trunc(ih/2)*2-64:x=32+20*sin(n/25):y=32" -c:v libx264 -preset ultrafast -pix_fmt yuv420p "$folder/long.mp4"
outputs=(-o "$folder/long.jsonl")
if [[ $verb == capture ]]; then outputs+=(-o "$folder/long.vrma" -o "$folder/long.bvh"); fi
dotnet "$program" "$verb" "$folder/long.mp4" "${outputs[@]}" "$@" 2>"$folder/log" &
pid=$!
echo "seconds   MB"
start=$SECONDS
low=999999 high=0
while kill -0 "$pid" 2>/dev/null; do
  sleep 5
  kilobytes=$(ps -o rss= -p "$pid" || true)
  [[ -n $kilobytes ]] || break
  megabytes=$((kilobytes / 1024)) at=$((SECONDS - start))
  printf '%7d %4d\n' "$at" "$megabytes"
  if ((at >= 60)); then ((megabytes < low)) && low=$megabytes; ((megabytes > high)) && high=$megabytes; fi
done
wait "$pid"
tail -n 1 "$folder/log"
echo "after the first minute: $low to $high MB"
