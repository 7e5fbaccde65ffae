-- A picture that its person's `image` no longer names is shown nowhere: it goes with the same statement,
-- whoever makes it, an operator with SQL among them.
CREATE FUNCTION "gatehouse_drop_unused_picture"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "public"."avatar" WHERE "user_id" = NEW."id"
    AND right(NEW."image", length('/api/avatar/' || "id")) IS DISTINCT FROM '/api/avatar/' || "id";
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "user_drop_unused_picture" AFTER UPDATE OF "image" ON "user" FOR EACH ROW
  WHEN (OLD."image" IS DISTINCT FROM NEW."image") EXECUTE FUNCTION "gatehouse_drop_unused_picture"();
