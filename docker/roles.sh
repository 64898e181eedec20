#!/bin/sh
# Run once by the database's own image, when its volume is new: the two roles and the database.
set -eu
secret() { tr -d '\n' < "/run/secrets/$1"; }
psql -v ON_ERROR_STOP=1 --no-psqlrc -U "$POSTGRES_USER" -d postgres \
  -v owner_password="$(secret owner_password)" -v app_password="$(secret app_password)" <<'SQL'
CREATE ROLE counterclaim_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE counterclaim_app LOGIN PASSWORD :'app_password';
CREATE DATABASE counterclaim OWNER counterclaim_owner;
REVOKE ALL ON DATABASE counterclaim FROM PUBLIC;
GRANT CONNECT ON DATABASE counterclaim TO counterclaim_app;
SQL
