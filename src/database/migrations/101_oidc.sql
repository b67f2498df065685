-- People who sign in at an OpenID Connect provider: one account there for one person here, and the other way round.
create unique index person_account_provider on person_account (provider_id, account_id)
  where provider_id <> 'credential';
create unique index person_account_linked on person_account (provider_id, person_id)
  where provider_id <> 'credential';

-- Whether the provider vouched for a second factor when the session was opened (OIDC_SECOND_FACTOR=provider).
alter table person_session add column provider_factor boolean not null default false;
