-- What an office is called and where it is in English, what a post is called in English, and who goes on for an office that was closed.

alter table offices
    add column address_en   text not null default '',
    add column reception_en text not null default '',
    -- takes what comes back to a closed office later: an answer that did not mend it, a request for review (接续单位)
    add column successor    uuid references offices (id),
    add constraint offices_successor check (active or successor is not null);

alter table posts
    add column title_en text not null default '';
