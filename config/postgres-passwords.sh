#!/bin/sh
# Gives the roles of docs/database-roles.md their passwords; docker-compose.yml lets PostgreSQL run it after they are
# made. The reader has none, and so cannot sign in, until an operator gives it one.
set -eu
# In the environment, not on the command line: that is shown to everyone on the machine.
OWNER_PASSWORD=$(cat /run/secrets/postgres_owner_password) APP_PASSWORD=$(cat /run/secrets/postgres_app_password) \
  psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --no-psqlrc <<'SQL'
\getenv owner OWNER_PASSWORD
\getenv app APP_PASSWORD
alter role dateline_owner password :'owner';
alter role dateline_app password :'app';
SQL
