alter table audit drop constraint audit_actor_via_check;
alter table audit add constraint audit_actor_via_check
  check (actor_via in ('session', 'socket', 'system', 'key', 'portal'));
comment on column audit.actor_via is
  'session: browser; socket: terminal of the server; system: the product itself; key: a program with an API key; portal: somebody without an account';
