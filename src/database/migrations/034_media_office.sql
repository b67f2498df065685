-- Which office a file was stored for, so that each has a quota. Of those stored before, the audit log knows.
alter table media add column office_id text references office;
update media set office_id = stored.office_id
from (
  select distinct on (detail ->> 'mediaId') detail ->> 'mediaId' as media_id, l.office_id
  from audit_log l join office o on o.id = l.office_id
  where l.action = 'media.store' order by detail ->> 'mediaId', l.seq
) stored
where media.id::text = stored.media_id;
create index media_office on media (office_id);
