CREATE TABLE "change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"number" bigint,
	"mark" text,
	"kind" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE UNLOGGED TABLE "announcement" (
	"words" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"user_id" text PRIMARY KEY NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "change_number_idx" ON "change" USING btree ("number") WHERE number is not null;--> statement-breakpoint
CREATE INDEX "change_unnumbered_idx" ON "change" USING btree ("id") WHERE number is null;--> statement-breakpoint
-- NOTIFY inside a transaction takes one lock for all transactions until the commit is on the disk, so that no two commits
-- share a write. A process that announces after its commits says so in its application_name, which poolers keep for each
-- client. Its transactions leave a row, and INFO tells the process, whatever client_min_messages says. Everybody else,
-- such as plain SQL and older versions, notifies as before.
CREATE OR REPLACE FUNCTION "gatehouse_announce"(news text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(cardinality(news), 0) = 0 THEN
    RETURN;
  END IF;
  IF cardinality(news) > 1000 THEN
    news := ARRAY['reset'];
  END IF;
  -- The end of a session is announced with its commit: it must count everywhere at once.
  IF current_setting('application_name') LIKE '%(announces)%'
    AND NOT EXISTS (SELECT FROM unnest(news) AS word WHERE word LIKE '%.revoked %') THEN
    INSERT INTO "public"."announcement" (words) VALUES (news);
    RAISE INFO 'gatehouse: announce after the commit';
  ELSE
    PERFORM pg_notify('gatehouse', word) FROM unnest(news) AS word;
  END IF;
END $$;
--> statement-breakpoint
-- Announces what committed transactions left. It waits for another announcer that holds the same rows, so that whatever
-- was committed before the call has been sent when the caller's own transaction commits. When it sees no row, nobody
-- holds one either, and a database that has become read-only lets nobody delete: it can still prove that all is sent.
CREATE FUNCTION "gatehouse_announce_rest"() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  one record;
BEGIN
  IF NOT EXISTS (SELECT FROM "public"."announcement") THEN
    RETURN;
  END IF;
  FOR one IN DELETE FROM "public"."announcement" RETURNING words LOOP
    PERFORM pg_notify('gatehouse', word) FROM unnest(one.words) AS word;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "gatehouse_truncated"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "public"."gatehouse_announce"(ARRAY['reset']);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "gatehouse_session_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- A sweeper's work is no news: these were refused long ago, by any clock that is less than this off.
  swept CONSTANT timestamptz := now() - interval '10 minutes';
BEGIN
  IF (SELECT count(*) FROM gone WHERE expires_at > swept) > 1000 THEN
    PERFORM "public"."gatehouse_announce"(ARRAY['reset']);
    RETURN NULL;
  END IF;
  PERFORM "public"."gatehouse_announce"(array_agg('session.revoked ' || id || ' ' || user_id))
    FROM gone WHERE expires_at > swept;
  PERFORM "public"."gatehouse_announce"(array_agg('user.revoked ' || user_id))
    FROM (SELECT DISTINCT user_id FROM gone WHERE expires_at > swept) AS person
    WHERE NOT EXISTS (SELECT FROM "public"."session" s WHERE s.user_id = person.user_id AND s.expires_at > swept);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "gatehouse_session_created"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  news text[] := ARRAY(SELECT DISTINCT 'session.created ' || user_id FROM is_now);
BEGIN
  -- Nothing that is remembered is wrong after this, so that many at once need not be told at all.
  IF cardinality(news) <= 1000 THEN
    PERFORM "public"."gatehouse_announce"(news);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "gatehouse_grant_created"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  news text[] := ARRAY(SELECT DISTINCT 'session.created ' || s.user_id
    FROM is_now JOIN "public"."session" s ON s.id = is_now.session_id);
BEGIN
  IF cardinality(news) <= 1000 THEN
    PERFORM "public"."gatehouse_announce"(news);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- The feed of back ends: what happened to which user, by the service or by plain SQL, in the transaction that did it.
CREATE FUNCTION "gatehouse_user_created"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "public"."change" (kind, user_id) SELECT 'user.created', id FROM is_now;
  -- It only wakes those who wait for the feed, so that one of many is enough. An older version drops what it knows of
  -- this user, which is nothing.
  PERFORM "public"."gatehouse_announce"(array_agg('user.changed ' || id || ' created')) FROM (SELECT min(id) AS id FROM is_now) AS one
    WHERE id IS NOT NULL;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_user_created" AFTER INSERT ON "user"
  REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_user_created"();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "gatehouse_user_deleted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "public"."change" (kind, user_id) SELECT 'user.deleted', id FROM gone;
  PERFORM "public"."gatehouse_announce"(array_agg('user.revoked ' || id)) FROM gone;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "gatehouse_user_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "public"."change" (kind, user_id) SELECT 'user.deleted', was.id
    FROM was LEFT JOIN is_now ON is_now.id = was.id WHERE is_now.id IS NULL;
  INSERT INTO "public"."change" (kind, user_id) SELECT 'user.created', is_now.id
    FROM is_now LEFT JOIN was ON was.id = is_now.id WHERE was.id IS NULL;
  INSERT INTO "public"."change" (kind, user_id)
    SELECT CASE WHEN was.deletion_due_at IS NULL AND is_now.deletion_due_at IS NOT NULL
      THEN 'user.deletion_requested' ELSE 'user.changed' END, was.id
    FROM was JOIN is_now ON is_now.id = was.id
    WHERE (was.email, was.email_verified, was.name, was.image, was.created_at, was.deletion_due_at IS NULL)
      IS DISTINCT FROM (is_now.email, is_now.email_verified, is_now.name, is_now.image, is_now.created_at,
        is_now.deletion_due_at IS NULL);
  PERFORM "public"."gatehouse_announce"(array_agg(
      CASE WHEN is_now.id IS NULL OR (was.disabled_at IS NULL AND is_now.disabled_at IS NOT NULL)
          OR (was.deletion_due_at IS NULL AND is_now.deletion_due_at IS NOT NULL)
        THEN 'user.revoked ' || was.id ELSE 'user.changed ' || was.id || ' user' END))
    FROM was LEFT JOIN is_now ON is_now.id = was.id
    WHERE (was.id, was.email, was.email_verified, was.name, was.image, was.disabled_at, was.deletion_due_at, was.created_at,
        was.two_factor_enabled, was.has_passkey)
      IS DISTINCT FROM (is_now.id, is_now.email, is_now.email_verified, is_now.name, is_now.image, is_now.disabled_at,
        is_now.deletion_due_at, is_now.created_at, is_now.two_factor_enabled, is_now.has_passkey);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Of the profile and the claims of a user. They are deleted with their user, which is the only news then. The argument
-- names the part that open pages read again.
CREATE OR REPLACE FUNCTION "gatehouse_profile_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids text[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    ids := ARRAY(SELECT user_id FROM was);
    INSERT INTO "public"."change" (kind, user_id) SELECT 'user.changed', id FROM "public"."user" WHERE id = ANY (ids);
  ELSE
    ids := ARRAY(SELECT user_id FROM is_now);
    IF TG_OP = 'UPDATE' THEN
      ids := ids || ARRAY(SELECT user_id FROM was EXCEPT SELECT user_id FROM is_now);
    END IF;
    IF ids = '{}' THEN
      RETURN NULL;
    END IF;
    INSERT INTO "public"."change" (kind, user_id) SELECT 'user.changed', unnest(ids);
  END IF;
  PERFORM "public"."gatehouse_announce"(
    ARRAY(SELECT 'user.changed ' || id || ' ' || coalesce(TG_ARGV[0], 'profile') FROM unnest(ids) AS id));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_claims_saved" AFTER INSERT ON "claims"
  REFERENCING NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_profile_changed"('user');
--> statement-breakpoint
CREATE TRIGGER "gatehouse_claims_changed" AFTER UPDATE ON "claims"
  REFERENCING OLD TABLE AS was NEW TABLE AS is_now FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_profile_changed"('user');
--> statement-breakpoint
CREATE TRIGGER "gatehouse_claims_deleted" AFTER DELETE ON "claims"
  REFERENCING OLD TABLE AS was FOR EACH STATEMENT EXECUTE FUNCTION "gatehouse_profile_changed"('user');
--> statement-breakpoint
CREATE TRIGGER "gatehouse_truncated" AFTER TRUNCATE ON "claims" EXECUTE FUNCTION "gatehouse_truncated"();
--> statement-breakpoint
-- After a truncation nothing says whose rows are gone, so this happens before it.
CREATE FUNCTION "gatehouse_users_truncated"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "public"."change" (kind, user_id) SELECT 'user.deleted', id FROM "public"."user";
  PERFORM set_config('gatehouse.users_truncated', 'on', true);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_users_truncated" BEFORE TRUNCATE ON "user" EXECUTE FUNCTION "gatehouse_users_truncated"();
--> statement-breakpoint
CREATE FUNCTION "gatehouse_profiles_truncated"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Truncated with their users, which is the only news then.
  IF coalesce(current_setting('gatehouse.users_truncated', true), '') <> 'on' THEN
    EXECUTE format('INSERT INTO "public"."change" (kind, user_id) SELECT ''user.changed'', user_id FROM %s', TG_RELID::regclass);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "gatehouse_profiles_truncated" BEFORE TRUNCATE ON "profile" EXECUTE FUNCTION "gatehouse_profiles_truncated"();
--> statement-breakpoint
CREATE TRIGGER "gatehouse_claims_truncated" BEFORE TRUNCATE ON "claims" EXECUTE FUNCTION "gatehouse_profiles_truncated"();
--> statement-breakpoint
-- The key that lists of users are ordered and searched by: `server/users/name-key.ts` computes the same. The database's
-- own lower case depends on its locale, and changes with the versions of its libraries. Text in ASCII is converted
-- without the long lists. SQL joins literals that stand on lines of their own.
CREATE FUNCTION "gatehouse_name_key"(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT CASE WHEN octet_length(name) = char_length(name) THEN lower(left(name, 100) COLLATE "C")
  ELSE lower(translate(left(name, 100),
        'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮĲĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƁƂƄƆƇƉƊƋ'
        'ƎƏƐƑƓƔƖƗƘƜƝƟƠƢƤƦƧƩƬƮƯƱƲƳƵƷƸƼǄǅǇǈǊǋǍǏǑǓǕǗǙǛǞǠǢǤǦǨǪǬǮǱǲǴǶǷǸǺǼǾȀȂȄȆȈȊȌȎȐȒȔȖȘȚȜȞȠȢȤȦȨȪȬȮȰȲȺȻȽȾɁɃɄɅɆɈɊɌɎͰ'
        'ͲͶͿΆΈΉΊΌΎΏΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫςϏϘϚϜϞϠϢϤϦϨϪϬϮϴϷϹϺϽϾϿЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪ'
        'ЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѶѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӁӃӅӇӉӋӍӐӒӔӖӘӚӜӞӠӢӤӦӨӪӬӮӰӲӴӶӸӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤ'
        'ԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖḀḂḄḆḈḊḌḎḐḒḔḖḘḚḜḞḠḢḤḦḨḪḬḮḰḲḴḶḸḺḼḾṀṂṄṆṈṊṌṎṐṒṔṖṘṚṜṞṠṢṤṦṨṪṬṮṰ'
        'ṲṴṶṸṺṼṾẀẂẄẆẈẊẌẎẐẒẔẞẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸỺỼỾἈἉἊἋἌἍἎἏἘἙἚἛἜἝἨἩἪἫἬἭἮἯἸἹἺἻἼἽἾἿὈὉὊ'
        'ὋὌὍὙὛὝὟὨὩὪὫὬὭὮὯᾈᾉᾊᾋᾌᾍᾎᾏᾘᾙᾚᾛᾜᾝᾞᾟᾨᾩᾪᾫᾬᾭᾮᾯᾸᾹᾺΆᾼῈΈῊΉῌῘῙῚΊῨῩῪΎῬῸΌῺΏῼ',
        'àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįĳĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷÿźżžɓƃƅɔƈɖɗƌ'
        'ǝəɛƒɠɣɩɨƙɯɲɵơƣƥʀƨʃƭʈưʊʋƴƶʒƹƽǆǆǉǉǌǌǎǐǒǔǖǘǚǜǟǡǣǥǧǩǫǭǯǳǳǵƕƿǹǻǽǿȁȃȅȇȉȋȍȏȑȓȕȗșțȝȟƞȣȥȧȩȫȭȯȱȳⱥȼƚⱦɂƀʉʌɇɉɋɍɏͱ'
        'ͳͷϳάέήίόύώαβγδεζηθικλμνξοπρστυφχψωϊϋσϗϙϛϝϟϡϣϥϧϩϫϭϯθϸϲϻͻͼͽѐёђѓєѕіїјљњћќѝўџабвгдежзийклмнопрстуфхцчшщъ'
        'ыьэюяѡѣѥѧѩѫѭѯѱѳѵѷѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӂӄӆӈӊӌӎӑӓӕӗәӛӝӟӡӣӥӧөӫӭӯӱӳӵӷӹӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥ'
        'ԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆḁḃḅḇḉḋḍḏḑḓḕḗḙḛḝḟḡḣḥḧḩḫḭḯḱḳḵḷḹḻḽḿṁṃṅṇṉṋṍṏṑṓṕṗṙṛṝṟṡṣṥṧṩṫṭṯṱ'
        'ṳṵṷṹṻṽṿẁẃẅẇẉẋẍẏẑẓẕßạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹỻỽỿἀἁἂἃἄἅἆἇἐἑἒἓἔἕἠἡἢἣἤἥἦἧἰἱἲἳἴἵἶἷὀὁὂ'
        'ὃὄὅὑὓὕὗὠὡὢὣὤὥὦὧᾀᾁᾂᾃᾄᾅᾆᾇᾐᾑᾒᾓᾔᾕᾖᾗᾠᾡᾢᾣᾤᾥᾦᾧᾰᾱὰάᾳὲέὴήῃῐῑὶίῠῡὺύῥὸόὼώῳ') COLLATE "C") END
$$;
--> statement-breakpoint
CREATE INDEX "user_name_key_idx" ON "user" USING btree (gatehouse_name_key("name") collate "C","id" collate "C") WHERE deletion_due_at is null;--> statement-breakpoint
CREATE INDEX "user_email_prefix_idx" ON "user" USING btree ("email" collate "C") WHERE deletion_due_at is null;
