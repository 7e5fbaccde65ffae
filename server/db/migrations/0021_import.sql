-- An import stores users and their profiles in one transaction, hundreds of them. For back ends and caches a new user is
-- the news, so that the profiles and claims of such a transaction are none of their own. The import says so with a
-- setting that ends with its transaction.
CREATE OR REPLACE FUNCTION "gatehouse_profile_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids text[];
BEGIN
  IF TG_OP = 'INSERT' AND coalesce(current_setting('gatehouse.new_users', true), '') = 'on' THEN
    RETURN NULL;
  END IF;
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
