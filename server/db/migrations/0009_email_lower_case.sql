-- Written by hand, and before the constraint below, which would refuse the rows that are put right here.
-- Addresses are looked up in lower case: a person who was imported with capitals could not sign in.
DO $$
DECLARE
  "clashes" text;
BEGIN
  SELECT string_agg("addresses", '; ' ORDER BY "addresses") INTO "clashes" FROM (
    SELECT string_agg("email", ', ' ORDER BY "email" COLLATE "C") AS "addresses" FROM "user"
      GROUP BY lower("email" COLLATE "C") HAVING count(*) > 1 ORDER BY 1 LIMIT 100
  ) AS "groups";
  IF "clashes" IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'P0001', MESSAGE =
      'these addresses in the table "user" are the same but for capitals; change or delete all but one of each: '
      || "clashes";
  END IF;
END $$;
--> statement-breakpoint
UPDATE "user" SET "email" = lower("email" COLLATE "C") WHERE "email" <> lower("email" COLLATE "C");
--> statement-breakpoint
UPDATE "link" SET "email" = lower("email" COLLATE "C") WHERE "email" <> lower("email" COLLATE "C");
--> statement-breakpoint
UPDATE "email_change" SET "new_email" = lower("new_email" COLLATE "C")
  WHERE "new_email" <> lower("new_email" COLLATE "C");
--> statement-breakpoint
ALTER TABLE "user" ADD CONSTRAINT "user_email_lower_case" CHECK ("user"."email" = lower("user"."email" collate "C"));
