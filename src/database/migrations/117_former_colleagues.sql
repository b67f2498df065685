-- A person may have come by an offer of roles that they accepted: the directory of colleagues names them as well.
drop index audit_log_grants;
create index audit_log_grants on audit_log (office_id, subject_id) where action in ('people.grant', 'people.accept-role');
