-- Mastodon accounts are connected by signing in at their own server, too. Which networks there are is known to the
-- program, as for channels: the next one needs no change here.
alter table connect_attempt drop constraint connect_attempt_network_check;
