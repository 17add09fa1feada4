# capture.zsh LINE DUMP: prints what zsh offers for the last word of LINE, with the script ../script. Completion works only
# where a line is edited, so another zsh runs in a terminal of its own, and its builtin compadd is asked for its matches.
# DUMP keeps what zsh knows of its own completions from one call to the next.
zmodload zsh/zpty
zpty inner zsh -f -i
send() {
  zpty -w inner "$1"
}
send 'PS1= PS2= RPS1='
send 'unsetopt zle_bracketed_paste prompt_cr prompt_sp 2>/dev/null; stty -echo -onlcr'
send 'autoload -Uz compinit && compinit -u -C -d '${(q)2}'; source ../script'
send 'compadd() {
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "$@"
    return $?
  fi
  local -a __found
  builtin compadd -A __found "$@"
  (( $#__found )) && print -l -r -- "<offer>"${^__found}"</offer>"
  builtin compadd "$@"
}'
send 'quiet() { zle -I; compstate[insert]=; compstate[list]=; print -r -- "<begin>"; _main_complete; print -r -- "<end>"; compstate[insert]=; compstate[list]=; }'
send 'zle -C quiet complete-word quiet; bindkey "^T" quiet; print -r -- "<rea""dy>"'
zpty -r -m inner seen '*<ready>*'
zpty -w -n inner "$1"$'\C-T'
zpty -r -m inner seen '*<begin>*<end>*'
zpty -d inner
for line in ${(f)${seen//$'\r'/}}; do
  [[ $line == *'<offer>'*'</offer>'* ]] && print -r -- ${${line#*<offer>}%</offer>*}
done
true
