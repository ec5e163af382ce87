-- Letters that come back. The key stands in the address the letter comes from on its envelope: only who had the letter on its way can name it.

alter table letter add column bounce_key varchar(32);
create unique index letter_bounce on letter (bounce_key);

insert into post_round (id, until_at) values (2, 0);   -- whose turn it is to read what came back; 1: to send
