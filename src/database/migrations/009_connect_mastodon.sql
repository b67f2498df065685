-- Mastodon accounts are connected by signing in at their own server, too.
alter table connect_attempt drop constraint connect_attempt_network_check;
alter table connect_attempt add constraint connect_attempt_network_check
  check (network in ('x', 'facebook', 'mastodon'));
