#!/bin/sh
# Makes what docker-compose.yml reads: a password for each role, the addresses that carry them, and
# the secret that sessions are signed with. Leaves alone what is there.
set -eu
cd "$(dirname "$0")/.."
umask 077
mkdir -p secrets
random() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }
for name in superuser_password owner_password app_password counterclaim_secret; do
  [ -e "secrets/$name" ] || random > "secrets/$name"
done
url() { printf 'postgresql://counterclaim_%s:%s@db:5432/counterclaim' "$1" "$(cat "secrets/$1_password")"; }
rm -f secrets/database_url secrets/database_owner_url
url app > secrets/database_url
url owner > secrets/database_owner_url
# In the containers these files belong to whoever made them here, and the programs run as others; the
# folder keeps everybody else on this machine out.
chmod 700 secrets
chmod 444 secrets/*
echo "The secrets are in $(pwd)/secrets."
