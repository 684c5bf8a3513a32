-- The edition of the scheme of contents under which a matter's category was chosen. The codes in use before stand in the first edition.
alter table matters add column category_edition text;
update matters set category_edition = 'huiyin/1' where category is not null;
