-- Editions are only ever appended: the program itself cannot change what held on a day. Of templates it may say which edition is the latest.
revoke update, delete, truncate on enactments, enactment_editions, enactment_articles, reply_templates from huiyin_app;
revoke update, delete, truncate on reply_template_editions from huiyin_app;
grant update (latest) on reply_template_editions to huiyin_app;
