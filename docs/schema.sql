-- Made by npm run db:dump from the migrations; compared by test/platform/database/schema.db.spec.ts.

CREATE OR REPLACE FUNCTION public.administers(bureau text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      select exists (
        select from app_user u join user_role r on r.user_id = u.id and r.role = 'administrator'
        where u.id::text = nullif(current_setting('app.user', true), '') and u.status = 'ACTIVE' and bureau like u.bureau_code || '%') $function$
;

CREATE OR REPLACE FUNCTION public.audit_append(entry_id uuid, chain text, happened_at timestamp with time zone, bureau text, what text, about_kind text, about_id uuid, subject text, subject_key text, who uuid, who_name text, particulars jsonb, content_hash bytea)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    declare
      number bigint;
      previous bytea;
      link bytea;
    begin
      if not coalesce(in_scope(bureau), false) then
        raise exception 'audit entry outside of the scope' using errcode = 'insufficient_privilege';
      end if;
      insert into audit_chain as c (chain_id, length, head_hash) values (chain, 1, sha256(convert_to(chain, 'UTF8')))
        on conflict (chain_id) do update set length = c.length + 1
        returning c.length, c.head_hash into number, previous;
      link := sha256(previous || int8send(number) || content_hash);
      insert into audit_entry values (entry_id, chain, number, happened_at, bureau, what, about_kind, about_id, subject, subject_key, who, who_name, particulars, link);
      update audit_chain set head_hash = link where chain_id = chain;
      insert into audit_unanchored values (entry_id, chain, number, link);
      return number;
    end $function$
;

CREATE OR REPLACE FUNCTION public.guard_legal_document()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    declare
      open_columns text[] := array['pdf_state', 'pdf_sha256', 'pages', 'pdf_error', 'status', 'voided_at', 'voided_by', 'void_reason', 'updated_at'];
    begin
      if tg_op = 'DELETE' then raise exception 'a legal document is voided, never deleted' using errcode = 'insufficient_privilege'; end if;
      if old.status = 'DRAFT' then return new; end if;
      if (to_jsonb(new) - open_columns) <> (to_jsonb(old) - open_columns) then
        raise exception 'document % is issued: it cannot be changed', old.number using errcode = 'insufficient_privilege';
      end if;
      if old.pdf_sha256 is not null and new.pdf_sha256 is distinct from old.pdf_sha256 then
        raise exception 'the PDF of document % is final', old.number using errcode = 'insufficient_privilege';
      end if;
      if old.status = 'VOIDED' and (new.status <> 'VOIDED' or new.voided_at <> old.voided_at) or new.status = 'DRAFT' then
        raise exception 'a voided document stays voided' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $function$
;

CREATE OR REPLACE FUNCTION public.guard_number_series()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if tg_op = 'DELETE' or new.last <> old.last + 1 then
        raise exception 'numbers are given one after the other and never again' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $function$
;

CREATE OR REPLACE FUNCTION public.in_scope(bureau_code text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select bureau_code like nullif(current_setting('app.scope', true), '') $function$
;

CREATE OR REPLACE FUNCTION public.is_self(user_id uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select user_id::text = nullif(current_setting('app.user', true), '') $function$
;

CREATE OR REPLACE FUNCTION public.is_system()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select current_setting('app.user', true) = '00000000-0000-0000-0000-000000000000' $function$
;

CREATE OR REPLACE FUNCTION public.keep_evidence()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if tg_op = 'DELETE' or old.withdrawn_at is not null
         or (to_jsonb(new) - array['withdrawn_at', 'withdrawn_by', 'withdrawn_by_name', 'withdrawal_reason'])
            is distinct from (to_jsonb(old) - array['withdrawn_at', 'withdrawn_by', 'withdrawn_by_name', 'withdrawal_reason']) then
        raise exception 'evidence is never changed' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $function$
;

CREATE OR REPLACE FUNCTION public.keeps_calendar()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
      select exists (
        select from app_user u join user_role r on r.user_id = u.id and r.role = 'administrator'
        where u.id::text = nullif(current_setting('app.user', true), '') and u.status = 'ACTIVE') $function$
;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $function$
;

create table app_user (
  id uuid not null,
  username text not null,
  name text not null,
  unit_id uuid not null,
  bureau_code text not null,
  status text not null default 'ACTIVE'::text,
  revision integer not null default 1,
  created_at timestamp with time zone not null
);
alter table app_user add constraint app_user_status_check CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'DISABLED'::text])));
alter table app_user add constraint app_user_username_check CHECK ((username = lower(username)));
alter table app_user add constraint fk_app_user_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id);
alter table app_user add constraint app_user_pkey PRIMARY KEY (id);
alter table app_user add constraint uq_app_user_username UNIQUE (username);
CREATE INDEX ix_app_user_bureau_code ON public.app_user USING btree (bureau_code);
alter table app_user enable row level security;
create policy changed on app_user using ((is_system() OR administers(bureau_code))) with check ((is_system() OR administers(bureau_code)));
create policy seen on app_user using ((in_scope(bureau_code) OR administers(bureau_code)));

create table audit_anchor (
  seq bigint not null,
  at timestamp(3) with time zone not null,
  heads jsonb not null,
  hash bytea not null
);
alter table audit_anchor add constraint audit_anchor_pkey PRIMARY KEY (seq);
alter table audit_anchor enable row level security;
create policy system_only on audit_anchor using (is_system()) with check (is_system());
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_anchor FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.audit_anchor FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table audit_chain (
  chain_id text not null,
  length bigint not null,
  head_hash bytea not null
);
alter table audit_chain add constraint audit_chain_length_check CHECK ((length > 0));
alter table audit_chain add constraint audit_chain_pkey PRIMARY KEY (chain_id);
CREATE TRIGGER never_removed BEFORE DELETE ON public.audit_chain FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table audit_entry (
  id uuid not null,
  chain_id text not null,
  seq bigint not null,
  at timestamp(3) with time zone not null,
  bureau_code text not null,
  action text not null,
  matter_kind text,
  matter_id uuid,
  subject_kind text,
  subject_id text,
  actor_id uuid not null,
  actor_name text not null,
  detail jsonb not null,
  hash bytea not null
);
alter table audit_entry add constraint audit_entry_pkey PRIMARY KEY (id);
alter table audit_entry add constraint uq_audit_entry_chain_id_seq UNIQUE (chain_id, seq);
alter table audit_entry enable row level security;
create policy scope on audit_entry using (in_scope(bureau_code));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table audit_unanchored (
  entry_id uuid not null,
  chain_id text not null,
  seq bigint not null,
  hash bytea not null
);
alter table audit_unanchored add constraint audit_unanchored_pkey PRIMARY KEY (entry_id);
alter table audit_unanchored enable row level security;
create policy system_only on audit_unanchored using (is_system()) with check (is_system());

create table case_file (
  id uuid not null,
  bureau_code text not null,
  number text,
  lead_id uuid,
  title text not null,
  cause_code text not null,
  status text not null,
  stage text not null,
  party_id uuid,
  place text not null default ''::text,
  longitude double precision,
  latitude double precision,
  discovered_on date not null,
  act_started_on date,
  act_ended_on date,
  is_ongoing boolean not null default false,
  filed_on date,
  decided_on date,
  closed_on date,
  archived_on date,
  market_value_fen bigint,
  illegal_gains_fen bigint,
  fine_fen bigint,
  revision integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table case_file add constraint case_file_status_check CHECK ((status = ANY (ARRAY['PREPARING'::text, 'FILED'::text, 'NOT_FILED'::text, 'DECIDED'::text, 'CLOSED'::text, 'ARCHIVED'::text])));
alter table case_file add constraint case_file_pkey PRIMARY KEY (id);
alter table case_file add constraint uq_case_file_lead UNIQUE (lead_id);
alter table case_file add constraint uq_case_file_number UNIQUE (bureau_code, number);
CREATE INDEX ix_case_file_bureau ON public.case_file USING btree (bureau_code, updated_at DESC, id);
CREATE INDEX ix_case_file_party ON public.case_file USING btree (party_id);
alter table case_file enable row level security;
create policy scope on case_file using (in_scope(bureau_code)) with check (in_scope(bureau_code));

create table case_lead (
  id uuid not null,
  bureau_code text not null,
  number text not null,
  status text not null,
  stage text not null,
  channel text not null,
  lead_class text not null,
  received_at timestamp with time zone not null,
  registered_at timestamp with time zone not null,
  registered_on date not null,
  discovered_on date not null,
  summary text not null,
  division_code text not null,
  place text not null,
  longitude double precision,
  latitude double precision,
  offence_code text,
  party_id uuid,
  party_name text,
  is_ongoing boolean not null,
  has_right text not null,
  has_permit text not null,
  has_reporter boolean not null,
  merged_into_id uuid,
  redirected_to text,
  close_reason text,
  case_id uuid,
  closed_on date,
  created_by uuid not null,
  revision integer not null default 1,
  updated_at timestamp with time zone not null
);
alter table case_lead add constraint case_lead_check CHECK (((longitude IS NULL) = (latitude IS NULL)));
alter table case_lead add constraint case_lead_check1 CHECK (((status = 'MERGED'::text) = (merged_into_id IS NOT NULL)));
alter table case_lead add constraint case_lead_check2 CHECK ((merged_into_id <> id));
alter table case_lead add constraint case_lead_has_permit_check CHECK ((has_permit = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text])));
alter table case_lead add constraint case_lead_has_right_check CHECK ((has_right = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text])));
alter table case_lead add constraint case_lead_lead_class_check CHECK ((lead_class = ANY (ARRAY['general'::text, 'major'::text])));
alter table case_lead add constraint case_lead_status_check CHECK ((status = ANY (ARRAY['REGISTERED'::text, 'VERIFYING'::text, 'MERGED'::text, 'REDIRECTED'::text, 'UNTRUE'::text, 'FILED'::text])));
alter table case_lead add constraint case_lead_summary_check CHECK (((char_length(summary) >= 1) AND (char_length(summary) <= 8000)));
alter table case_lead add constraint fk_case_lead_merged_into_id FOREIGN KEY (merged_into_id) REFERENCES case_lead(id);
alter table case_lead add constraint fk_case_lead_party_id FOREIGN KEY (party_id) REFERENCES party(id);
alter table case_lead add constraint case_lead_pkey PRIMARY KEY (id);
alter table case_lead add constraint uq_case_lead_number UNIQUE (bureau_code, number);
CREATE INDEX ix_case_lead_bureau ON public.case_lead USING btree (bureau_code, received_at DESC, id DESC);
CREATE INDEX ix_case_lead_merged_into_id ON public.case_lead USING btree (merged_into_id);
CREATE INDEX ix_case_lead_party_id ON public.case_lead USING btree (party_id);
alter table case_lead enable row level security;
create policy scope on case_lead using (in_scope(bureau_code)) with check (in_scope(bureau_code));

create table case_officer (
  case_id uuid not null,
  bureau_code text not null,
  user_id uuid not null,
  name text not null,
  certificate_number text not null,
  seat smallint not null,
  assigned_at timestamp with time zone not null
);
alter table case_officer add constraint case_officer_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id);
alter table case_officer add constraint pk_case_officer PRIMARY KEY (case_id, user_id);
alter table case_officer enable row level security;
create policy scope on case_officer using (in_scope(bureau_code)) with check (in_scope(bureau_code));

create table case_step_record (
  id uuid not null,
  case_id uuid not null,
  bureau_code text not null,
  step text not null,
  data jsonb not null,
  actor_id uuid not null,
  actor_name text not null,
  recorded_on date not null,
  recorded_at timestamp with time zone not null
);
alter table case_step_record add constraint case_step_record_case_id_fkey FOREIGN KEY (case_id) REFERENCES case_file(id);
alter table case_step_record add constraint case_step_record_pkey PRIMARY KEY (id);
CREATE INDEX ix_case_step_record_case ON public.case_step_record USING btree (case_id, id);
alter table case_step_record enable row level security;
create policy scope on case_step_record using (in_scope(bureau_code)) with check (in_scope(bureau_code));
CREATE TRIGGER case_step_record_append_only BEFORE DELETE OR UPDATE ON public.case_step_record FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table clock (
  id uuid not null,
  bureau_code text not null,
  matter_kind text not null,
  matter_id uuid not null,
  law_id text not null,
  status text not null,
  started_on date not null,
  started_at timestamp with time zone,
  safe_started_on date,
  start_event text not null,
  due_on date not null,
  unrolled_due_on date not null,
  rolled_due_on date not null,
  safe_due_on date not null,
  strict_due_on date not null,
  due_at timestamp with time zone,
  length integer not null,
  remaining integer,
  is_provisional boolean not null,
  ended_on date,
  revision integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table clock add constraint ck_clock_due_at CHECK (((status <> 'RUNNING'::text) OR (due_at IS NOT NULL)));
alter table clock add constraint ck_clock_ended CHECK (((status <> 'DONE'::text) OR (ended_on IS NOT NULL)));
alter table clock add constraint ck_clock_paused CHECK (((status = 'PAUSED'::text) = (remaining IS NOT NULL)));
alter table clock add constraint clock_matter_kind_check CHECK ((matter_kind = ANY (ARRAY['lead'::text, 'case'::text])));
alter table clock add constraint clock_status_check CHECK ((status = ANY (ARRAY['RUNNING'::text, 'PAUSED'::text, 'EXPIRED'::text, 'DONE'::text])));
alter table clock add constraint clock_pkey PRIMARY KEY (id);
CREATE INDEX ix_clock_due ON public.clock USING btree (due_at) WHERE (status = 'RUNNING'::text);
CREATE INDEX ix_clock_matter ON public.clock USING btree (matter_id, started_on, id);
CREATE UNIQUE INDEX uq_clock_running ON public.clock USING btree (matter_id, law_id) WHERE (status = ANY (ARRAY['RUNNING'::text, 'PAUSED'::text]));
alter table clock enable row level security;
create policy scope on clock using (in_scope(bureau_code)) with check (in_scope(bureau_code));

create table clock_change (
  clock_id uuid not null,
  revision integer not null,
  bureau_code text not null,
  action text not null,
  at timestamp with time zone not null,
  actor_id uuid not null,
  actor_name text not null,
  due_before date,
  due_after date not null,
  reason text not null
);
alter table clock_change add constraint clock_change_action_check CHECK ((action = ANY (ARRAY['START'::text, 'PAUSE'::text, 'RESUME'::text, 'EXTEND'::text, 'RECOMPUTE'::text, 'EXPIRE'::text, 'STOP'::text])));
alter table clock_change add constraint clock_change_clock_id_fkey FOREIGN KEY (clock_id) REFERENCES clock(id);
alter table clock_change add constraint clock_change_pkey PRIMARY KEY (clock_id, revision);
alter table clock_change enable row level security;
create policy scope on clock_change using (in_scope(bureau_code)) with check (in_scope(bureau_code));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.clock_change FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table clock_extension (
  id uuid not null,
  clock_id uuid not null,
  bureau_code text not null,
  amount integer not null,
  is_exceptional boolean not null,
  reason text not null,
  document_id uuid,
  approved_on date not null,
  approved_by uuid not null,
  approved_by_name text not null
);
alter table clock_extension add constraint clock_extension_amount_check CHECK ((amount > 0));
alter table clock_extension add constraint clock_extension_clock_id_fkey FOREIGN KEY (clock_id) REFERENCES clock(id);
alter table clock_extension add constraint clock_extension_pkey PRIMARY KEY (id);
CREATE INDEX ix_clock_extension_clock ON public.clock_extension USING btree (clock_id);
alter table clock_extension enable row level security;
create policy scope on clock_extension using (in_scope(bureau_code)) with check (in_scope(bureau_code));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.clock_extension FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table clock_interval (
  id uuid not null,
  clock_id uuid not null,
  bureau_code text not null,
  kind text not null,
  from_on date not null,
  to_on date,
  reason text not null,
  document_id uuid,
  opened_by_name text not null,
  closed_reason text,
  closed_by_name text
);
alter table clock_interval add constraint ck_clock_interval_order CHECK (((to_on IS NULL) OR (to_on >= from_on)));
alter table clock_interval add constraint clock_interval_clock_id_fkey FOREIGN KEY (clock_id) REFERENCES clock(id);
alter table clock_interval add constraint clock_interval_pkey PRIMARY KEY (id);
CREATE INDEX ix_clock_interval_clock ON public.clock_interval USING btree (clock_id);
CREATE UNIQUE INDEX uq_clock_interval_open ON public.clock_interval USING btree (clock_id, kind) WHERE (to_on IS NULL);
alter table clock_interval enable row level security;
create policy scope on clock_interval using (in_scope(bureau_code)) with check (in_scope(bureau_code));

create table document_version (
  document_id uuid not null,
  revision integer not null,
  bureau_code text not null,
  fields jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  changed_by_name text not null
);
alter table document_version add constraint fk_document_version_document_id FOREIGN KEY (document_id) REFERENCES legal_document(id);
alter table document_version add constraint pk_document_version PRIMARY KEY (document_id, revision);
alter table document_version enable row level security;
create policy scope on document_version using (in_scope(bureau_code)) with check (in_scope(bureau_code));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.document_version FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table enforcement_certificate (
  id uuid not null,
  user_id uuid not null,
  bureau_code text not null,
  number text not null,
  kind text not null,
  valid_from date not null,
  valid_until date not null,
  status text not null default 'ACTIVE'::text,
  created_at timestamp with time zone not null
);
alter table enforcement_certificate add constraint enforcement_certificate_check CHECK ((valid_from <= valid_until));
alter table enforcement_certificate add constraint enforcement_certificate_kind_check CHECK ((kind = ANY (ARRAY['ENFORCEMENT'::text, 'SUPERVISION'::text])));
alter table enforcement_certificate add constraint enforcement_certificate_status_check CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'SUSPENDED'::text, 'REVOKED'::text])));
alter table enforcement_certificate add constraint fk_enforcement_certificate_user_id FOREIGN KEY (user_id) REFERENCES app_user(id);
alter table enforcement_certificate add constraint enforcement_certificate_pkey PRIMARY KEY (id);
alter table enforcement_certificate add constraint uq_enforcement_certificate_number UNIQUE (number);
CREATE INDEX ix_enforcement_certificate_user_id ON public.enforcement_certificate USING btree (user_id);
alter table enforcement_certificate enable row level security;
create policy changed on enforcement_certificate using ((is_system() OR administers(bureau_code))) with check ((is_system() OR administers(bureau_code)));
create policy seen on enforcement_certificate using ((in_scope(bureau_code) OR administers(bureau_code)));

create table evidence_item (
  id uuid not null,
  matter_id uuid not null,
  matter_kind text not null,
  bureau_code text not null,
  kind text not null,
  name text not null,
  description text not null default ''::text,
  file_name text not null,
  media_type text not null,
  sha256 text not null,
  size_bytes bigint not null,
  taken_at timestamp with time zone,
  taken_on date,
  taken_by text not null,
  place text not null default ''::text,
  longitude double precision,
  latitude double precision,
  certificate_shown boolean not null default false,
  request_key text not null,
  created_by uuid not null,
  created_by_name text not null,
  uploaded_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_by_name text,
  withdrawal_reason text
);
alter table evidence_item add constraint evidence_item_check CHECK (((withdrawn_at IS NULL) = (withdrawal_reason IS NULL)));
alter table evidence_item add constraint evidence_item_matter_kind_check CHECK ((matter_kind = ANY (ARRAY['lead'::text, 'case'::text])));
alter table evidence_item add constraint evidence_item_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table evidence_item add constraint evidence_item_size_bytes_check CHECK ((size_bytes > 0));
alter table evidence_item add constraint evidence_item_pkey PRIMARY KEY (id);
alter table evidence_item add constraint uq_evidence_item_request UNIQUE (created_by, request_key);
CREATE INDEX ix_evidence_item_matter_id ON public.evidence_item USING btree (matter_id, id);
alter table evidence_item enable row level security;
create policy scope on evidence_item using (in_scope(bureau_code)) with check (in_scope(bureau_code));
CREATE TRIGGER kept BEFORE DELETE OR UPDATE ON public.evidence_item FOR EACH ROW EXECUTE FUNCTION keep_evidence();

create table idempotency_key (
  user_id uuid not null,
  route text not null,
  key text not null,
  request_hash text not null,
  status integer,
  etag text,
  response json,
  created_at timestamp with time zone not null
);
alter table idempotency_key add constraint pk_idempotency_key PRIMARY KEY (user_id, route, key);
CREATE INDEX ix_idempotency_key_created_at ON public.idempotency_key USING btree (created_at);
alter table idempotency_key enable row level security;
create policy own on idempotency_key using ((((user_id)::text = current_setting('app.user'::text, true)) OR (current_setting('app.scope'::text, true) = '%'::text))) with check (((user_id)::text = current_setting('app.user'::text, true)));

create table incident (
  id uuid not null,
  instance_id uuid not null,
  bureau_code text not null,
  matter_kind text not null,
  matter_id uuid not null,
  kind text not null,
  execution_id text,
  element_id text,
  error text not null,
  error_name text not null,
  command jsonb not null default '{}'::jsonb,
  attempts integer not null default 1,
  at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  resolved_by uuid
);
alter table incident add constraint incident_kind_check CHECK ((kind = ANY (ARRAY['timer'::text, 'message'::text, 'job'::text, 'mismatch'::text])));
alter table incident add constraint incident_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES process_instance(id);
alter table incident add constraint incident_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX uq_incident_open ON public.incident USING btree (instance_id, kind, COALESCE(execution_id, ''::text)) WHERE (resolved_at IS NULL);
alter table incident enable row level security;
create policy scope on incident using (in_scope(bureau_code)) with check (in_scope(bureau_code));

create table lead_counter (
  bureau_code text not null,
  year integer not null,
  last integer not null
);
alter table lead_counter add constraint lead_counter_last_check CHECK ((last > 0));
alter table lead_counter add constraint pk_lead_counter PRIMARY KEY (bureau_code, year);
alter table lead_counter enable row level security;
create policy scope on lead_counter using (in_scope(bureau_code)) with check (in_scope(bureau_code));

create table lead_officer (
  lead_id uuid not null,
  user_id uuid not null,
  bureau_code text not null,
  name text not null,
  certificate_number text not null,
  seat smallint not null,
  assigned_at timestamp with time zone not null
);
alter table lead_officer add constraint fk_lead_officer_lead_id FOREIGN KEY (lead_id) REFERENCES case_lead(id);
alter table lead_officer add constraint pk_lead_officer PRIMARY KEY (lead_id, user_id);
alter table lead_officer enable row level security;
create policy scope on lead_officer using (in_scope(bureau_code)) with check (in_scope(bureau_code));

create table lead_step_record (
  id uuid not null,
  lead_id uuid not null,
  bureau_code text not null,
  step text not null,
  data jsonb not null,
  actor_id uuid not null,
  actor_name text not null,
  recorded_on date not null,
  recorded_at timestamp with time zone not null
);
alter table lead_step_record add constraint fk_lead_step_record_lead_id FOREIGN KEY (lead_id) REFERENCES case_lead(id);
alter table lead_step_record add constraint lead_step_record_pkey PRIMARY KEY (id);
CREATE INDEX ix_lead_step_record_lead_id ON public.lead_step_record USING btree (lead_id, id);
alter table lead_step_record enable row level security;
create policy scope on lead_step_record using (in_scope(bureau_code)) with check (in_scope(bureau_code));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.lead_step_record FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table legal_document (
  id uuid not null,
  matter_kind text not null,
  matter_id uuid not null,
  bureau_code text not null,
  type text not null,
  status text not null default 'DRAFT'::text,
  fields jsonb not null,
  composed jsonb not null default '{}'::jsonb,
  revision integer not null default 1,
  organ_name text,
  organ_code text,
  letter text,
  number_year integer,
  number_seq integer,
  number text,
  template_hash text,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  updated_at timestamp with time zone not null,
  issued_at timestamp with time zone,
  issued_by uuid,
  voided_at timestamp with time zone,
  voided_by uuid,
  void_reason text,
  pdf_state text not null default 'NONE'::text,
  pdf_sha256 text,
  pages integer,
  pdf_error text
);
alter table legal_document add constraint legal_document_check CHECK (((number IS NULL) = (issued_at IS NULL)));
alter table legal_document add constraint legal_document_check1 CHECK (((status <> 'DRAFT'::text) OR (issued_at IS NULL)));
alter table legal_document add constraint legal_document_check2 CHECK (((status <> 'ISSUED'::text) OR (issued_at IS NOT NULL)));
alter table legal_document add constraint legal_document_check3 CHECK (((status = 'VOIDED'::text) = (voided_at IS NOT NULL)));
alter table legal_document add constraint legal_document_check4 CHECK (((pdf_state = 'READY'::text) = (pdf_sha256 IS NOT NULL)));
alter table legal_document add constraint legal_document_matter_kind_check CHECK ((matter_kind = ANY (ARRAY['lead'::text, 'case'::text])));
alter table legal_document add constraint legal_document_pdf_state_check CHECK ((pdf_state = ANY (ARRAY['NONE'::text, 'PENDING'::text, 'READY'::text, 'FAILED'::text])));
alter table legal_document add constraint legal_document_status_check CHECK ((status = ANY (ARRAY['DRAFT'::text, 'ISSUED'::text, 'VOIDED'::text])));
alter table legal_document add constraint legal_document_pkey PRIMARY KEY (id);
alter table legal_document add constraint uq_legal_document_number UNIQUE (bureau_code, organ_code, letter, number_year, number_seq);
CREATE INDEX ix_legal_document_matter_id ON public.legal_document USING btree (matter_id, created_at);
CREATE UNIQUE INDEX uq_legal_document_draft ON public.legal_document USING btree (matter_id, type) WHERE (status = 'DRAFT'::text);
alter table legal_document enable row level security;
create policy scope on legal_document using (in_scope(bureau_code)) with check (in_scope(bureau_code));
CREATE TRIGGER guard BEFORE DELETE OR UPDATE ON public.legal_document FOR EACH ROW EXECUTE FUNCTION guard_legal_document();

create table login_attempt (
  username text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone
);
alter table login_attempt add constraint login_attempt_pkey PRIMARY KEY (username);
alter table login_attempt enable row level security;
create policy kept on login_attempt using (is_system()) with check (is_system());

create table matter_party (
  matter_id uuid not null,
  matter_kind text not null,
  party_id uuid not null,
  bureau_code text not null,
  role text not null default 'accused'::text,
  created_at timestamp with time zone not null
);
alter table matter_party add constraint matter_party_matter_kind_check CHECK ((matter_kind = ANY (ARRAY['lead'::text, 'case'::text])));
alter table matter_party add constraint matter_party_role_check CHECK ((role = ANY (ARRAY['accused'::text, 'interested'::text, 'witness'::text])));
alter table matter_party add constraint fk_matter_party_party_id FOREIGN KEY (party_id) REFERENCES party(id);
alter table matter_party add constraint pk_matter_party PRIMARY KEY (matter_id, party_id, role);
CREATE INDEX ix_matter_party_party_id ON public.matter_party USING btree (party_id);
alter table matter_party enable row level security;
create policy scope on matter_party using (in_scope(bureau_code)) with check (in_scope(bureau_code));

create table message_wait (
  instance_id uuid not null,
  execution_id text not null,
  element_id text not null,
  bureau_code text not null,
  matter_id uuid not null,
  message text not null,
  opened_at timestamp with time zone not null
);
alter table message_wait add constraint message_wait_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES process_instance(id);
alter table message_wait add constraint message_wait_pkey PRIMARY KEY (instance_id, execution_id);
CREATE INDEX ix_message_wait_message ON public.message_wait USING btree (matter_id, message);
alter table message_wait enable row level security;
create policy scope on message_wait using (in_scope(bureau_code)) with check (in_scope(bureau_code));

create table number_series (
  bureau_code text not null,
  organ_code text not null,
  letter text not null,
  year integer not null,
  last integer not null
);
alter table number_series add constraint number_series_last_check CHECK ((last > 0));
alter table number_series add constraint pk_number_series PRIMARY KEY (bureau_code, organ_code, letter, year);
alter table number_series enable row level security;
create policy scope on number_series using (in_scope(bureau_code)) with check (in_scope(bureau_code));
CREATE TRIGGER guard BEFORE DELETE OR UPDATE ON public.number_series FOR EACH ROW EXECUTE FUNCTION guard_number_series();

create table organ_code (
  bureau_code text not null,
  valid_from date not null,
  code text not null,
  set_at timestamp with time zone not null,
  set_by uuid not null
);
alter table organ_code add constraint organ_code_code_check CHECK (((char_length(code) >= 1) AND (char_length(code) <= 20)));
alter table organ_code add constraint pk_organ_code PRIMARY KEY (bureau_code, valid_from);
alter table organ_code enable row level security;
create policy scope on organ_code using (in_scope(bureau_code)) with check (in_scope(bureau_code));

create table outbox_job (
  id uuid not null,
  kind text not null,
  key text not null,
  payload jsonb not null default '{}'::jsonb,
  status text not null default 'READY'::text,
  run_at timestamp with time zone not null,
  attempts integer not null default 0,
  max_attempts integer not null default 8,
  locked_until timestamp with time zone,
  locked_by text,
  last_error text,
  created_at timestamp with time zone not null,
  done_at timestamp with time zone
);
alter table outbox_job add constraint outbox_job_status_check CHECK ((status = ANY (ARRAY['READY'::text, 'DONE'::text, 'DEAD'::text])));
alter table outbox_job add constraint outbox_job_pkey PRIMARY KEY (id);
alter table outbox_job add constraint uq_outbox_job_key UNIQUE (kind, key);
CREATE INDEX ix_outbox_job_ready ON public.outbox_job USING btree (run_at) WHERE (status = 'READY'::text);

create table party (
  id uuid not null,
  bureau_code text not null,
  kind text not null,
  name text not null,
  id_number text,
  credit_code text,
  legal_representative text,
  sex text,
  birth_on date,
  age smallint,
  employer text,
  post text,
  address text,
  phone text,
  revision integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table party add constraint party_age_check CHECK (((age >= 0) AND (age <= 150)));
alter table party add constraint party_check CHECK (((kind = 'person'::text) OR (id_number IS NULL)));
alter table party add constraint party_check1 CHECK (((kind = 'organisation'::text) OR (credit_code IS NULL)));
alter table party add constraint party_credit_code_check CHECK ((credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text));
alter table party add constraint party_id_number_check CHECK ((id_number ~ '^[0-9]{17}[0-9X]$'::text));
alter table party add constraint party_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text])));
alter table party add constraint party_name_check CHECK ((name <> ''::text));
alter table party add constraint party_sex_check CHECK ((sex = ANY (ARRAY['男'::text, '女'::text])));
alter table party add constraint party_pkey PRIMARY KEY (id);
alter table party add constraint uq_party_credit_code UNIQUE (bureau_code, credit_code);
alter table party add constraint uq_party_id_number UNIQUE (bureau_code, id_number);
CREATE INDEX ix_party_name ON public.party USING btree (bureau_code, name);
alter table party enable row level security;
create policy scope on party using (in_scope(bureau_code)) with check (in_scope(bureau_code));

create table process_canon (
  hash bytea not null,
  bytes bytea not null,
  created_at timestamp with time zone not null
);
alter table process_canon add constraint process_canon_hash_check CHECK ((length(hash) = 16));
alter table process_canon add constraint process_canon_pkey PRIMARY KEY (hash);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.process_canon FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table process_command (
  instance_id uuid not null,
  key text not null,
  kind text not null,
  bureau_code text not null,
  actor_id uuid not null,
  request_hash text not null,
  result jsonb not null,
  revision integer not null,
  at timestamp with time zone not null
);
alter table process_command add constraint process_command_kind_check CHECK ((kind = ANY (ARRAY['start'::text, 'complete'::text, 'message'::text, 'timer'::text, 'job'::text, 'fail'::text, 'reassign'::text])));
alter table process_command add constraint process_command_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES process_instance(id);
alter table process_command add constraint process_command_pkey PRIMARY KEY (instance_id, key);
alter table process_command enable row level security;
create policy scope on process_command using (in_scope(bureau_code)) with check (in_scope(bureau_code));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.process_command FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table process_history (
  instance_id uuid not null,
  revision integer not null,
  n smallint not null,
  bureau_code text not null,
  kind text not null,
  element_id text not null,
  execution_id text,
  actor_id uuid not null,
  actor_name text not null,
  at timestamp with time zone not null
);
alter table process_history add constraint process_history_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES process_instance(id);
alter table process_history add constraint process_history_pkey PRIMARY KEY (instance_id, revision, n);
alter table process_history enable row level security;
create policy scope on process_history using (in_scope(bureau_code)) with check (in_scope(bureau_code));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.process_history FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table process_instance (
  id uuid not null,
  version_id uuid not null,
  matter_kind text not null,
  matter_id uuid not null,
  bureau_code text not null,
  status text not null,
  revision integer not null,
  state_format smallint,
  state bytea,
  facts jsonb not null default '{}'::jsonb,
  stage text,
  matter_number text,
  matter_title text not null default ''::text,
  party_name text,
  started_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
alter table process_instance add constraint ck_process_instance_state CHECK ((((status = 'DONE'::text) = (state IS NULL)) OR (revision = 0)));
alter table process_instance add constraint process_instance_matter_kind_check CHECK ((matter_kind = ANY (ARRAY['lead'::text, 'case'::text])));
alter table process_instance add constraint process_instance_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'DONE'::text, 'INCIDENT'::text])));
alter table process_instance add constraint process_instance_version_id_fkey FOREIGN KEY (version_id) REFERENCES process_version(id);
alter table process_instance add constraint process_instance_pkey PRIMARY KEY (id);
CREATE INDEX ix_process_instance_matter ON public.process_instance USING btree (matter_id);
alter table process_instance enable row level security;
create policy scope on process_instance using (in_scope(bureau_code)) with check (in_scope(bureau_code));

create table process_timer (
  instance_id uuid not null,
  execution_id text not null,
  element_id text not null,
  bureau_code text not null,
  matter_id uuid not null,
  law_id text,
  expression text not null,
  due_at timestamp with time zone not null,
  repeat integer
);
alter table process_timer add constraint process_timer_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES process_instance(id);
alter table process_timer add constraint process_timer_pkey PRIMARY KEY (instance_id, execution_id);
CREATE INDEX ix_process_timer_due ON public.process_timer USING btree (due_at);
CREATE INDEX ix_process_timer_law ON public.process_timer USING btree (matter_id, law_id) WHERE (law_id IS NOT NULL);
alter table process_timer enable row level security;
create policy scope on process_timer using (in_scope(bureau_code)) with check (in_scope(bureau_code));

create table process_transitions (
  definition_hash text not null,
  engine_edition text not null,
  states integer not null,
  recipes integer not null,
  waiting integer not null,
  unforeseeable integer not null,
  faults jsonb not null,
  milliseconds integer not null,
  bytes bytea not null,
  created_at timestamp with time zone not null
);
alter table process_transitions add constraint process_transitions_pkey PRIMARY KEY (definition_hash, engine_edition);

create table process_version (
  id uuid not null,
  key text not null,
  version integer not null,
  hash text not null,
  name text not null,
  xml text not null,
  created_at timestamp with time zone not null
);
alter table process_version add constraint process_version_version_check CHECK ((version > 0));
alter table process_version add constraint process_version_pkey PRIMARY KEY (id);
alter table process_version add constraint uq_process_version_hash UNIQUE (hash);
alter table process_version add constraint uq_process_version_number UNIQUE (key, version);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.process_version FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table reporter_access (
  id uuid not null,
  lead_id uuid not null,
  bureau_code text not null,
  user_id uuid not null,
  user_name text not null,
  reason text not null,
  at timestamp with time zone not null
);
alter table reporter_access add constraint reporter_access_reason_check CHECK ((reason <> ''::text));
alter table reporter_access add constraint fk_reporter_access_lead_id FOREIGN KEY (lead_id) REFERENCES reporter_identity(lead_id);
alter table reporter_access add constraint reporter_access_pkey PRIMARY KEY (id);
CREATE INDEX ix_reporter_access_lead_id ON public.reporter_access USING btree (lead_id, at);
alter table reporter_access enable row level security;
create policy scope on reporter_access using (in_scope(bureau_code)) with check (in_scope(bureau_code));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.reporter_access FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table reporter_identity (
  lead_id uuid not null,
  bureau_code text not null,
  key_id text not null,
  sealed bytea not null,
  created_at timestamp with time zone not null
);
alter table reporter_identity add constraint fk_reporter_identity_lead_id FOREIGN KEY (lead_id) REFERENCES case_lead(id);
alter table reporter_identity add constraint reporter_identity_pkey PRIMARY KEY (lead_id);
alter table reporter_identity enable row level security;
create policy scope on reporter_identity using (in_scope(bureau_code)) with check (in_scope(bureau_code));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.reporter_identity FOR EACH ROW EXECUTE FUNCTION refuse_change();

create table setting (
  key text not null,
  value jsonb not null,
  updated_at timestamp with time zone not null
);
alter table setting add constraint setting_pkey PRIMARY KEY (key);

create table unit (
  id uuid not null,
  code text not null,
  name text not null,
  name_en text not null,
  level text not null,
  parent_id uuid,
  bureau_code text not null
);
alter table unit add constraint unit_bureau_code_check CHECK ((bureau_code ~ '^[0-9]{2,12}$'::text));
alter table unit add constraint unit_check CHECK (((level = 'DIVISION'::text) = (code <> bureau_code)));
alter table unit add constraint unit_level_check CHECK ((level = ANY (ARRAY['PROVINCE'::text, 'CITY'::text, 'COUNTY'::text, 'DIVISION'::text])));
alter table unit add constraint fk_unit_parent_id FOREIGN KEY (parent_id) REFERENCES unit(id);
alter table unit add constraint unit_pkey PRIMARY KEY (id);
alter table unit add constraint uq_unit_code UNIQUE (code);
CREATE INDEX ix_unit_parent_id ON public.unit USING btree (parent_id);
alter table unit enable row level security;
create policy changed on unit using ((is_system() OR administers(bureau_code))) with check ((is_system() OR administers(bureau_code)));
create policy seen on unit using ((COALESCE(current_setting('app.scope'::text, true), ''::text) <> ''::text));

create table user_credential (
  user_id uuid not null,
  bureau_code text not null,
  password_hash text not null,
  must_change boolean not null,
  changed_at timestamp with time zone not null
);
alter table user_credential add constraint fk_user_credential_user_id FOREIGN KEY (user_id) REFERENCES app_user(id);
alter table user_credential add constraint user_credential_pkey PRIMARY KEY (user_id);
alter table user_credential enable row level security;
create policy kept on user_credential using ((is_system() OR is_self(user_id) OR administers(bureau_code))) with check ((is_system() OR is_self(user_id) OR administers(bureau_code)));

create table user_role (
  user_id uuid not null,
  role text not null,
  bureau_code text not null
);
alter table user_role add constraint fk_user_role_user_id FOREIGN KEY (user_id) REFERENCES app_user(id);
alter table user_role add constraint pk_user_role PRIMARY KEY (user_id, role);
alter table user_role enable row level security;
create policy changed on user_role using ((is_system() OR administers(bureau_code))) with check ((is_system() OR administers(bureau_code)));
create policy seen on user_role using ((in_scope(bureau_code) OR administers(bureau_code)));

create table user_session (
  id uuid not null,
  user_id uuid not null,
  bureau_code text not null,
  token_hash text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone
);
alter table user_session add constraint fk_user_session_user_id FOREIGN KEY (user_id) REFERENCES app_user(id);
alter table user_session add constraint user_session_pkey PRIMARY KEY (id);
alter table user_session add constraint uq_user_session_token_hash UNIQUE (token_hash);
CREATE INDEX ix_user_session_user_id ON public.user_session USING btree (user_id);
alter table user_session enable row level security;
create policy ended on user_session using (administers(bureau_code)) with check ((administers(bureau_code) AND (revoked_at IS NOT NULL)));
create policy kept on user_session using (is_system()) with check (is_system());
create policy seen on user_session using (administers(bureau_code));

create table work_calendar_day (
  day date not null,
  year integer not null,
  is_working boolean not null,
  name text not null,
  name_en text not null
);
alter table work_calendar_day add constraint ck_work_calendar_day_weekend CHECK (((NOT is_working) OR (EXTRACT(isodow FROM day) > (5)::numeric)));
alter table work_calendar_day add constraint ck_work_calendar_day_year CHECK ((EXTRACT(year FROM day) = (year)::numeric));
alter table work_calendar_day add constraint work_calendar_day_year_fkey FOREIGN KEY (year) REFERENCES work_calendar_year(year);
alter table work_calendar_day add constraint work_calendar_day_pkey PRIMARY KEY (day);
alter table work_calendar_day enable row level security;
create policy changed on work_calendar_day using ((is_system() OR keeps_calendar())) with check ((is_system() OR keeps_calendar()));
create policy seen on work_calendar_day using ((COALESCE(current_setting('app.scope'::text, true), ''::text) <> ''::text));

create table work_calendar_year (
  year integer not null,
  source text not null,
  source_url text,
  revision integer not null default 1,
  updated_at timestamp with time zone not null,
  updated_by uuid not null
);
alter table work_calendar_year add constraint work_calendar_year_year_check CHECK (((year >= 2000) AND (year <= 2100)));
alter table work_calendar_year add constraint work_calendar_year_pkey PRIMARY KEY (year);
alter table work_calendar_year enable row level security;
create policy changed on work_calendar_year using ((is_system() OR keeps_calendar())) with check ((is_system() OR keeps_calendar()));
create policy seen on work_calendar_year using ((COALESCE(current_setting('app.scope'::text, true), ''::text) <> ''::text));

create table work_item (
  id uuid not null,
  instance_id uuid not null,
  execution_id text not null,
  element_id text not null,
  form text not null,
  role text not null,
  stage text not null,
  law_id text,
  due_on date,
  name text not null,
  name_en text not null,
  bureau_code text not null,
  matter_kind text not null,
  matter_id uuid not null,
  assignee_id uuid,
  status text not null,
  opened_at timestamp with time zone not null,
  opened_revision integer not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  closed_by_name text,
  revision integer not null default 1
);
alter table work_item add constraint ck_work_item_closed CHECK (((status = 'OPEN'::text) = (closed_at IS NULL)));
alter table work_item add constraint work_item_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'COMPLETED'::text, 'CANCELLED'::text])));
alter table work_item add constraint work_item_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES process_instance(id);
alter table work_item add constraint work_item_pkey PRIMARY KEY (id);
alter table work_item add constraint uq_work_item_execution UNIQUE (instance_id, execution_id);
CREATE INDEX ix_work_item_matter ON public.work_item USING btree (matter_id);
CREATE INDEX ix_work_item_open ON public.work_item USING btree (bureau_code, role, opened_at, id) WHERE (status = 'OPEN'::text);
CREATE INDEX ix_work_item_open_assignee ON public.work_item USING btree (assignee_id) WHERE (status = 'OPEN'::text);
alter table work_item enable row level security;
create policy scope on work_item using (in_scope(bureau_code)) with check (in_scope(bureau_code));

