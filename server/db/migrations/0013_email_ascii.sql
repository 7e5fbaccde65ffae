-- Written by hand, and before the constraint below. Spaces around an imported address go. What else is no printable
-- ASCII only the operator can put right: a Unicode domain is stored in Punycode.
DO $$
DECLARE
  "odd" text;
BEGIN
  SELECT string_agg("email", ', ' ORDER BY "email" COLLATE "C") INTO "odd" FROM (
    SELECT "email" FROM "user" WHERE btrim("email", E' \t\r\n') COLLATE "C" !~ '^[!-~]+$' ORDER BY 1 LIMIT 100
  ) AS "addresses";
  IF "odd" IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'P0001', MESSAGE =
      'these addresses in the table "user" hold other characters than printable ASCII, so that nobody can sign in by them; '
      || 'change them, a Unicode domain to its Punycode: ' || "odd";
  END IF;
  SELECT string_agg("addresses", '; ' ORDER BY "addresses") INTO "odd" FROM (
    SELECT string_agg('"' || "email" || '"', ', ' ORDER BY "email" COLLATE "C") AS "addresses" FROM "user"
      GROUP BY btrim("email", E' \t\r\n') HAVING count(*) > 1 ORDER BY 1 LIMIT 100
  ) AS "groups";
  IF "odd" IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'P0001', MESSAGE =
      'these addresses in the table "user" are the same but for spaces around them; change or delete all but one of each: '
      || "odd";
  END IF;
END $$;
--> statement-breakpoint
UPDATE "user" SET "email" = btrim("email", E' \t\r\n') WHERE "email" <> btrim("email", E' \t\r\n');
--> statement-breakpoint
CREATE INDEX "verification_value_idx" ON "verification" USING btree ("value");--> statement-breakpoint
ALTER TABLE "user" ADD CONSTRAINT "user_email_ascii" CHECK ("user"."email" collate "C" ~ '^[!-~]+$');