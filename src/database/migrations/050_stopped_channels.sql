-- A person's halt of a channel is a stop, as that of an office and of everything is.
alter table channel rename column held_at to stopped_at;
alter table channel rename column held_by to stopped_by;
alter table channel rename column held_reason to stopped_reason;
update event set kind = 'channel.stopped-by-network' where kind = 'channel.held';
update notification set kind = 'channel-stopped' where kind = 'channel-held';
