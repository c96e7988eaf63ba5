# Types each line of standard input in FOLDER in a zsh that has the completions of SITE, presses Tab, and prints what is
# offered, a word a line, and then an empty line.
#   zsh -f press_tab.zsh FOLDER SITE
zmodload zsh/zpty
folder=$1 site=$2
setup=$(mktemp)
cat >$setup <<'SETUP'
PS1=''
unsetopt beep
autoload -Uz compinit
compinit -u -D
zstyle ':completion:*' insert-tab false
bindkey '^I' complete-word
# Every word that is offered goes through compadd; calls that only sort words into arrays are let through.
compadd() {
    if [[ " ${(j: :)@[1,(i)--]} " == *' -'[OAD]' '* ]]; then
        builtin compadd "$@"
        return
    fi
    local -a offered
    builtin compadd -A offered "$@"
    (( $#offered )) && print -rl -- "<word>"${^offered}"</word>"
    builtin compadd "$@"
}
# Such a function is called once and forgotten.
ended() { print '<en''d>'; comppostfuncs=(ended) }
comppostfuncs=(ended)
print '<rea''dy>'
SETUP
zpty tab "cd ${(q)folder}; exec zsh -f -i"
zpty -w tab "fpath=(${(q)site} \$fpath); source $setup"
zpty -r tab text '*<ready>*'
while IFS= read -r line; do
    # Control-U takes away what was typed before.
    zpty -n -w tab $'\C-u'"$line"$'\t'
    zpty -r tab text '*<end>*'
    print -rl -- ${(f)text} | sed -n 's/.*<word>\(.*\)<\/word>.*/\1/p'
    print
done
zpty -d tab
rm -f $setup
