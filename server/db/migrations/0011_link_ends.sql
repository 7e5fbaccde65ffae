ALTER TABLE "link" ADD COLUMN "ended_by" text;--> statement-breakpoint
-- 'This wasn't me' at an address that was replaced already takes it back, whatever becomes of the account.
UPDATE "link" SET "purpose" = 'take_back' FROM "user" WHERE "user"."id" = "link"."user_id" AND "link"."purpose" = 'not_me' AND "link"."email" <> "user"."email";
