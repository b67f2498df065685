-- Makes a publication cheaper. The statement that records it writes its local day itself, and the first publication of a
-- post makes no month of figures due: months hold what networks counted, and nothing has been counted yet.

drop trigger post_published_on on post;
create trigger post_published_on before insert on post for each row
  when (new.published_at is not null) execute function write_published_on();
-- An update that changes the moment but not the day gets the day of the new moment.
create trigger post_published_on_again before update of published_at on post for each row
  when (new.published_at is distinct from old.published_at and new.published_on is not distinct from old.published_on)
  execute function write_published_on();

-- Keeps it true that a post without a moment of publication has no samples.
create function refuse_to_unpublish() returns trigger language plpgsql as $$
begin
  raise exception 'post % was published at %: that is never taken back', old.id, old.published_at;
end $$;
create trigger post_stays_published before update of published_at on post for each row
  when (old.published_at is not null and new.published_at is null) execute function refuse_to_unpublish();

drop trigger post_changed_month on post;
create trigger post_changed_month after update of state, published_at, office_id on post for each row
  when (old.published_at is not null and (old.state = 'published' or new.state = 'published')
    and (old.state, old.published_at, old.office_id) is distinct from (new.state, new.published_at, new.office_id))
  execute function post_makes_due();
