-- Since when the approver of an approval that was not revoked may no longer approve, as far as this was noticed; what
-- needs a new approval is reported once.
alter table approval add column lapsed_at timestamptz;
