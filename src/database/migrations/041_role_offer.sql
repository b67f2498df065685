-- An invitation to an address whose person belongs to offices of which the inviting admin knows nothing is a person of
-- its own until that person accepts its roles, so that nothing can be asked of it that answers otherwise than of a new
-- person. `stands_for` is the person whom the address belongs to, `invited_email` the address as the admin gave it; the
-- column `email`, by which people sign in, then holds no address.
alter table person add column stands_for text references person on delete cascade;
alter table person add column invited_email text;
alter table person add constraint person_invitation check ((stands_for is null) = (invited_email is null));
create index person_stands_for on person (stands_for) where stands_for is not null;
